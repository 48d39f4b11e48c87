/** Whether receivers will believe the sender: what the name system says of the domain, in plain words, with records to copy. */
import { Alert, Button, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import type { SenderCheck } from '../api/types.ts';
import { CopyText } from '../ui/CopyText.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { StateMark, type Tone } from '../ui/StateMark.tsx';
import classes from './Settings.module.css';

const TONES: Record<SenderCheck['spf']['state'], Tone> = { good: 'good', missing: 'bad', weak: 'warn', several: 'bad', unreachable: 'quiet' };

export function SenderHints({ mailFrom }: { mailFrom: string }) {
  const { t } = useTranslation();
  const check = useQuery({
    queryKey: ['shop', 'sender-check', mailFrom],
    queryFn: () => dataOf(api.GET('/api/v1/shop/sender-check')),
    staleTime: 60_000, refetchInterval: false, retry: false,
  });
  return (
    <section className={classes.hints}>
      <div className={classes.head}>
        <Title order={2}>{t('settings.hints')}</Title>
        <Button size="xs" variant="default" loading={check.isFetching} onClick={() => void check.refetch()}>{t('settings.hintsAgain')}</Button>
      </div>
      <Loaded query={check}>{(data) => <Hints check={data} />}</Loaded>
    </section>
  );
}

function Hints({ check }: { check: SenderCheck }) {
  const { t } = useTranslation();
  const { domain, freeMail, sends, spf, dkim, dmarc } = check;
  return (
    <>
      {sends === 'mailbox' && <Alert mb="md" variant="light" styles={{ message: { color: 'var(--mantine-color-text)' } }}>{t('settings.hintMailbox')}</Alert>}
      {freeMail ? (
        <Alert color="yellow" variant="light" styles={{ message: { color: 'var(--mantine-color-text)' } }}>{t('settings.hintFreeMail', { domain })}</Alert>
      ) : (
        <ul className={classes.records}>
          <Record name="SPF" finding={spf} words={t(`settings.spf.${spf.state}`, { domain })} />
          <Record name="DKIM" finding={dkim} words={t(`settings.dkim.${dkim.state === 'good' ? 'good' : dkim.state === 'unreachable' ? 'unreachable' : 'missing'}`, { domain, selector: dkim.selector ?? '' })} />
          <Record name="DMARC" finding={dmarc} words={dmarc.state === 'good' && dmarc.policy === 'none' ? t('settings.dmarc.watching') : t(`settings.dmarc.${dmarc.state}`, { domain })} />
        </ul>
      )}
    </>
  );
}

function Record({ name, finding, words }: { name: string; finding: SenderCheck['spf']; words: string }) {
  const { t } = useTranslation();
  const { state, record, suggestion } = finding;
  return (
    <li>
      <StateMark tone={TONES[state]}>{`${name}: ${t(`settings.hintStates.${state}`)}`}</StateMark>
      <p>{words}</p>
      {record !== undefined && <p className={classes.found}>{t('settings.hintFound')} <code>{record}</code></p>}
      {suggestion !== undefined && (
        <div className={classes.suggestion}>
          <span>{t('settings.hintEnter', { type: suggestion.type })}</span>
          <CopyText text={suggestion.name} label={t('settings.hintName')} />
          <CopyText text={suggestion.value} label={t('settings.hintValue')} />
        </div>
      )}
    </li>
  );
}
