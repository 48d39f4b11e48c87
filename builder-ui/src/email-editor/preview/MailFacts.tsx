/** The size of the mail against what Gmail shows, and where its links and pictures lead. */
import { Button, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CheckedLink, EmailPreview } from '../../api/types.ts';
import { useMay } from '../../api/session.ts';
import { ProblemNote } from '../../ui/Loaded.tsx';
import { StateMark } from '../../ui/StateMark.tsx';
import { useFormats } from '../../ui/formats.ts';
import { checkLinks } from '../queries.ts';
import classes from './Preview.module.css';

type Rendered = NonNullable<EmailPreview['rendered']>;

/** As Gmail counts: 102 KB of 1,000 bytes. */
const CLIPPED_BYTES = 102_000;
const MOST_CHECKED = 40;

export function MailFacts({ rendered, onLine }: { rendered: Rendered; onLine(line: number): void }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const [open, dialog] = useDisclosure(false);
  const large = rendered.bytes > CLIPPED_BYTES;
  const links = rendered.targets.filter(({ kind }) => kind === 'link').length;
  const pictures = rendered.targets.length - links;
  const size = t('emails.size', { size: number(Math.ceil(rendered.bytes / 100) / 10) });
  return (
    <div className={classes.facts}>
      <span className={classes.size}>
        <span className={classes.meter} data-large={large || undefined} aria-hidden="true"><span style={{ width: `${Math.min(100, (rendered.bytes / CLIPPED_BYTES) * 100)}%` }} /></span>
        <span>{size}{large && ` · ${t('emails.sizeLarge')}`}</span>
      </span>
      <Button size="compact-sm" variant="subtle" onClick={dialog.open}>{t('emails.links', { count: links })} · {t('emails.pictures', { count: pictures })}</Button>
      <Modal opened={open} onClose={dialog.close} title={t('emails.linksAndPictures')} size="lg" closeButtonProps={{ 'aria-label': t('common.close') }}>
        <Targets targets={rendered.targets} onLine={(line) => {
          dialog.close();
          onLine(line);
        }} />
      </Modal>
    </div>
  );
}

const TONES = { fine: 'good', missing: 'bad', refused: 'warn', unreachable: 'bad' } as const;

function Targets({ targets, onLine }: { targets: Rendered['targets']; onLine(line: number): void }) {
  const { t } = useTranslation();
  const mayAsk = useMay('journeys:write');
  const check = useMutation({ mutationFn: checkLinks });
  const urls = [...new Set(targets.map(({ url }) => url).filter((url) => /^https?:\/\//.test(url)))].slice(0, MOST_CHECKED);
  const states = new Map<string, CheckedLink>((check.data ?? []).map((one) => [one.url, one]));
  if (targets.length === 0) return <Text>{t('emails.noLinks')}</Text>;
  return (
    <>
      {mayAsk && urls.length > 0 && <Button size="xs" variant="default" loading={check.isPending} onClick={() => check.mutate(urls)}>{t('emails.checkLinks')}</Button>}
      {mayAsk && <Text size="sm" c="dimmed" mt={4}>{t('emails.checkLinksText')}</Text>}
      {check.error !== null && <ProblemNote error={check.error} />}
      <ul className={classes.targets}>
        {targets.map(({ kind, url, text, line }) => {
          const state = states.get(url);
          return (
            <li key={`${kind} ${url}`}>
              <strong>{text === '' ? t(kind === 'link' ? 'emails.noText' : 'emails.noAlt') : text}</strong> <Text span size="sm" c="dimmed">{t(`emails.${kind}`)}</Text>{' '}
              {line !== undefined && <Button size="compact-xs" variant="subtle" onClick={() => onLine(line)}>{t('emails.line', { line })}</Button>}
              <span className={classes.url}>{url === '' ? t('emails.nowhere') : url}</span>
              {state !== undefined && <StateMark tone={TONES[state.state]}>{`${t(`emails.linkStates.${state.state}`)}${state.status === undefined ? '' : ` (${state.status})`}`}</StateMark>}
            </li>
          );
        })}
      </ul>
    </>
  );
}
