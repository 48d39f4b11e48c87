/** Who saw or changed what about people and rules, newest first. */
import { Anchor, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import { given, pagesQuery } from '../api/pages.ts';
import type { AuditEntry } from '../api/types.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useFormats } from '../ui/formats.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { MoreButton } from '../ui/MoreButton.tsx';
import rows from '../ui/Rows.module.css';
import { useAuditWords } from './audit-words.ts';

export function AuditLog() {
  const { t } = useTranslation();
  const pages = useInfiniteQuery(pagesQuery(['audit'], (cursor) => dataOf(api.GET('/api/v1/audit', { params: { query: { limit: 50, ...given({ cursor }) } } }))));
  return (
    <section>
      <Title order={2}>{t('settings.audit')}</Title>
      <Text c="dimmed" size="sm" mt={4} mb="lg">{t('settings.auditIntro')}</Text>
      <Loaded query={pages}>
        {({ pages: loaded }) => {
          const entries = loaded.flatMap(({ items }) => items);
          if (entries.length === 0) return <EmptyState icon="search" title={t('settings.auditEmpty')} text={t('settings.auditEmptyText')} />;
          return (
            <>
              <ul className={rows.sheet}>{entries.map((entry) => <Entry key={entry.id} entry={entry} />)}</ul>
              <MoreButton pages={pages} />
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

function Entry({ entry: { at, who, whoName, action, subject, fields } }: { entry: AuditEntry }) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  const words = useAuditWords();
  const by = whoName ?? t(who.startsWith('key:') ? 'settings.auditByKey' : 'settings.auditByFormer');
  return (
    <li className={rows.row}>
      <div className={rows.main}>
        <div className={rows.title}>{words(action)}</div>
        <div className={rows.sub}>{by}{fields !== undefined && ` · ${t('settings.auditFields', { fields: fields.join(', ') })}`}</div>
        {subject !== undefined && <div className={rows.sub}><Subject action={action} id={subject} /></div>}
      </div>
      <time className={rows.side} dateTime={at}>{dateTime(at)}</time>
    </li>
  );
}

function Subject({ action, id }: { action: AuditEntry['action']; id: string }) {
  const { t } = useTranslation();
  if (action.startsWith('person.')) return <Anchor size="sm" renderRoot={(props) => <Link to="/people/$contactId" params={{ contactId: id }} {...props} />}>{t('settings.auditPerson')}</Anchor>;
  if (action.startsWith('journey.')) return <Anchor size="sm" renderRoot={(props) => <Link to="/journeys/$journeyId" params={{ journeyId: id }} {...props} />}>{t('settings.auditJourney')}</Anchor>;
  return id;
}
