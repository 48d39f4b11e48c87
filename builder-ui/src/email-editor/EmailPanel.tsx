/** The e-mails of the open journey: chooses one, and connects the editor with the journey's store. */
import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { useHotkeys, useLocalStorage } from '@mantine/hooks';
import { IconArrowsMaximize, IconArrowsMinimize } from '@tabler/icons-react';
import type { Locale, MessageClass } from '@nachklang/nodes/sdk';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../api/session.ts';
import { useEditorPanel } from '../canvas/use-editor-panel.ts';
import { PanelHead } from '../canvas/PanelHead.tsx';
import { useDraftSaver } from '../canvas/saving/SavingProvider.tsx';
import { useLocale } from '../canvas/use-locale.ts';
import { changeEmail } from '../journey-store/commands/change-email.ts';
import { useDefinitions } from '../journey-store/definitions.ts';
import { useJourney, useJourneyStore } from '../journey-store/JourneyStoreProvider.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { EmailEditor } from './EmailEditor.tsx';
import classes from './EmailEditor.module.css';
import { EmailMenu } from './mails/EmailMenu.tsx';
import { NewEmailDialog } from './mails/NewEmailDialog.tsx';
import { sendersOf } from './mails/senders-of.ts';

interface EmailPanelProps {
  /** The first of the journey when absent. */
  emailKey?: string | undefined;
  locale?: Locale | undefined;
}

export function EmailPanel({ emailKey, locale }: EmailPanelProps) {
  const { t } = useTranslation();
  const page = useLocale();
  const panel = useEditorPanel();
  const journey = useJourneyStore();
  const definitions = useDefinitions();
  const document = useJourney((state) => state.shown ?? state.document);
  const isShown = useJourney((state) => state.shown !== undefined);
  const journeyId = useJourney((state) => state.journeyId);
  const mayWrite = useMay('journeys:write');
  const [news, setNews] = useState('');
  const saver = useDraftSaver();
  // Saving is automatic; whoever is used to asking for it is heard at once.
  useHotkeys([['mod+S', () => void saver?.flush()]], [], true);
  const [large, setLarge] = useLocalStorage({ key: 'nachklang.email-large', defaultValue: false });
  const [creating, setCreating] = useState(false);
  const keys = Object.keys(document.emails);
  const key = emailKey ?? keys[0];
  const email = key === undefined ? undefined : document.emails[key];
  const readOnly = !mayWrite || isShown;
  // The node from where one came stays in the address.
  const open = (next: { email: string; locale?: Locale }) => panel.open({ ...panel.search, panel: 'email', locale: locale ?? page, ...next });
  const dialog = creating && <NewEmailDialog taken={keys} subject={document.subject} onClose={() => setCreating(false)} onCreated={(created) => open({ email: created })} />;

  if (key === undefined || email === undefined) {
    return (
      <>
      <PanelHead title={t('emails.choose')} />
      <div className={classes.nothing}>
        <EmptyState
          icon="mailbox"
          title={key === undefined ? t('emails.none') : t('emails.missing', { name: key })}
          text={key === undefined ? t('emails.noneText') : t('emails.missingText')}
          {...(!readOnly && { action: <Button onClick={() => setCreating(true)}>{t('emails.create')}</Button> })}
        />
        {keys.length > 0 && <Chooser keys={keys} value="" onChoose={(chosen) => open({ email: chosen })} />}
        {dialog}
      </div>
      </>
    );
  }
  const senders = sendersOf(document, key, definitions);
  const head = (actions: ReactNode) => (
    <PanelHead title={t('emails.choose')}>
      <Chooser keys={keys} value={key} onChoose={(chosen) => open({ email: chosen })} />
      {readOnly ? <span className={classes.quiet}>{t('emails.readOnly')}</span> : <EmailMenu emailKey={key} onCreate={() => setCreating(true)} onOpen={(chosen) => open({ email: chosen })} onGone={() => panel.open({ panel: 'email' })} onNews={setNews} />}
      <span className={classes.grow} />
      {actions}
      <ActionIcon className={classes.enlarge} variant="subtle" color="gray" size={34} aria-label={t(large ? 'emails.shrink' : 'emails.enlarge')} onClick={() => setLarge(!large)}>{large ? <IconArrowsMinimize size={18} stroke={1.7} aria-hidden /> : <IconArrowsMaximize size={18} stroke={1.7} aria-hidden />}</ActionIcon>
    </PanelHead>
  );
  return (
    <section className={classes.panel} data-large={large || undefined} aria-label={t('emails.title', { name: key })}>
      <EmailEditor
        key={key}
        value={email}
        onChange={(changed) => journey.getState().run(changeEmail(key, changed))}
        locale={locale ?? page}
        onLocale={(chosen) => open({ email: key, locale: chosen })}
        subject={document.subject}
        classes={[...new Set(senders.flatMap(({ messageClass }): MessageClass[] => (messageClass === undefined ? [] : [messageClass])))]}
        journeyId={journeyId}
        readOnly={readOnly}
        head={head}
        onNews={setNews}
      />
      <output className={classes.news} data-empty={news === '' || undefined}>{news}</output>
      {dialog}
    </section>
  );
}

function Chooser({ keys, value, onChoose }: { keys: readonly string[]; value: string; onChoose(key: string): void }) {
  const { t } = useTranslation();
  return <NativeSelect className={classes.chooser} size="xs" aria-label={t('emails.choose')} data={value === '' ? ['', ...keys] : [...keys]} value={value} onChange={({ currentTarget }) => currentTarget.value !== '' && onChoose(currentTarget.value)} />;
}
