/** What can be done with an e-mail as a whole: create, rename, duplicate, remove, copy from one language to the other. */
import { Button, Menu } from '@mantine/core';
import type { Locale } from '@nachklang/nodes/sdk';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addEmail } from '../../journey-store/commands/add-email.ts';
import { changeEmail } from '../../journey-store/commands/change-email.ts';
import { useJourney, useJourneyStore } from '../../journey-store/JourneyStoreProvider.tsx';
import { Icon } from '../../ui/icons.tsx';
import { freeName } from './email-name.ts';
import { RemoveEmailDialog } from './RemoveEmailDialog.tsx';
import { RenameEmailDialog } from './RenameEmailDialog.tsx';

interface EmailMenuProps {
  emailKey: string;
  onCreate(): void;
  onOpen(key: string): void;
  onGone(): void;
  onNews(news: string): void;
}

export function EmailMenu({ emailKey, onCreate, onOpen, onGone, onNews }: EmailMenuProps) {
  const { t } = useTranslation();
  const journey = useJourneyStore();
  const emails = useJourney((state) => state.document.emails);
  const [dialog, setDialog] = useState<'rename' | 'remove'>();
  const email = emails[emailKey];
  if (email === undefined) return null;
  return (
    <>
      <Menu position="bottom-start" width={320} shadow="md">
        <Menu.Target><Button variant="default" size="xs" rightSection={<Icon name="more" size={14} />}>{t('emails.more')}</Button></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={onCreate}>{t('emails.create')}</Menu.Item>
          <Menu.Item onClick={() => setDialog('rename')}>{t('emails.rename')}</Menu.Item>
          <Menu.Item onClick={duplicate}>{t('emails.duplicate')}</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => copyTo('en')}>{t('emails.copyToEnglish')}</Menu.Item>
          <Menu.Item onClick={() => copyTo('de')}>{t('emails.copyToGerman')}</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => setDialog('remove')}>{t('emails.remove')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {dialog === 'rename' && <RenameEmailDialog emailKey={emailKey} onClose={() => setDialog(undefined)} onRenamed={(name) => {
        onNews(t('emails.renamed', { name }));
        onOpen(name);
      }} />}
      {dialog === 'remove' && <RemoveEmailDialog emailKey={emailKey} onClose={() => setDialog(undefined)} onRemoved={onGone} />}
    </>
  );

  function duplicate(): void {
    if (email === undefined) return;
    const name = freeName(emailKey, Object.keys(emails));
    journey.getState().run(addEmail(name, email));
    onNews(t('emails.duplicated', { name }));
    onOpen(name);
  }

  function copyTo(locale: Locale): void {
    if (email === undefined) return;
    const from = email[locale === 'en' ? 'de' : 'en'];
    // The language is the one thing that is surely different.
    const mjml = from.mjml.replace(/(<mjml\b[^>]*\slang=")[a-z-]+(")/i, `$1${locale}$2`);
    journey.getState().run(changeEmail(emailKey, { ...email, [locale]: { ...from, mjml } }));
    onNews(t('emails.copied'));
  }
}
