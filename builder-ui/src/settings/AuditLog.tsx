/** Who saw or changed what about people and rules, newest first, with what each rule was and is. */
import { Anchor, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import { given, pagesQuery } from '../api/pages.ts';
import type { AuditEntry } from '../api/types.ts';
import { useJourneyNames } from '../journeys/queries.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useFormats } from '../ui/formats.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { MoreButton } from '../ui/MoreButton.tsx';
import rows from '../ui/Rows.module.css';
import classes from './AuditLog.module.css';
import { useAuditWords } from './audit-words.ts';

export function AuditLog() {
  const { t } = useTranslation();
  const { day } = useFormats();
  const pages = useInfiniteQuery(pagesQuery(['audit'], (cursor) => dataOf(api.GET('/api/v1/audit', { params: { query: { limit: 50, ...given({ cursor }) } } }))));
  return (
    <section>
      <Title order={2}>{t('settings.audit')}</Title>
      <Text c="dimmed" size="sm" mt={4} mb="lg">{t('audit.intro')}</Text>
      <Loaded query={pages}>
        {({ pages: loaded }) => {
          const entries = loaded.flatMap(({ items }) => items);
          if (entries.length === 0) return <EmptyState icon="search" title={t('audit.empty')} text={t('audit.emptyText')} />;
          return (
            <>
              {[...Map.groupBy(entries, ({ at }) => day(at))].map(([name, ofDay]) => (
                <div key={name}>
                  <h3 className={classes.day}>{name}</h3>
                  <ul className={rows.sheet}>{ofDay.map((entry) => <Entry key={entry.id} entry={entry} />)}</ul>
                </div>
              ))}
              <MoreButton pages={pages} />
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

function Entry({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation();
  const { time } = useFormats();
  const words = useAuditWords();
  const { at, who, whoName } = entry;
  return (
    <li className={classes.entry}>
      <time dateTime={at}>{time(at)}</time>
      <div className={rows.main}>
        <div className={rows.title}>{words.action(entry)}<Subject entry={entry} /></div>
        {words.details(entry).map((line) => <div key={line} className={classes.change}>{line}</div>)}
        <div className={rows.sub}>{whoName ?? t(who.startsWith('key:') ? 'audit.byKey' : 'audit.byFormer')}</div>
      </div>
    </li>
  );
}

/** Whom or what it is about, as a way there where there is one. */
function Subject({ entry: { action, subject, subjectName } }: { entry: AuditEntry }) {
  const { t } = useTranslation();
  const journeyName = useJourneyNames();
  if (subject === undefined) return null;
  const [kind] = action.split('.');
  if (kind === 'person') return <>: <Anchor inherit underline="always" renderRoot={(props) => <Link to="/people/$contactId" params={{ contactId: subject }} {...props} />}>{subjectName ?? t('audit.somebody')}</Anchor></>;
  if (kind === 'journey') return <>: <Anchor inherit underline="always" renderRoot={(props) => <Link to="/journeys/$journeyId" params={{ journeyId: subject }} {...props} />}>{journeyName(subject)}</Anchor></>;
  if (kind === 'run') {
    // A run's id begins with its journey's.
    const journeyId = subject.slice(0, subject.indexOf('|'));
    return <>: <Anchor inherit underline="always" renderRoot={(props) => <Link to="/journeys/$journeyId" params={{ journeyId }} search={{ panel: 'runs', enrollment: subject }} {...props} />}>{journeyName(journeyId)}</Anchor></>;
  }
  if (kind === 'source') return <>: {SOURCES[subject] ?? subject}</>;
  return subjectName === undefined ? null : <>: {subjectName}</>;
}

/** Names of systems, as they write themselves. */
const SOURCES: Record<string, string> = { shopify: 'Shopify' };
