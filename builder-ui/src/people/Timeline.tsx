/** Everything that happened with a person, newest first, by day: „why did Anna not get it?“ is answered here. */
import { Anchor } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import { given, pagesQuery } from '../api/pages.ts';
import type { Contact, TimelineItem } from '../api/types.ts';
import { useJourneyNames } from '../journeys/queries.ts';
import { useFailureWords } from '../mailbox/failure-words.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { orderName, useEventWords } from '../ui/event-words.ts';
import { useFormats } from '../ui/formats.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { MoreButton } from '../ui/MoreButton.tsx';
import { useDecisionWords } from './decision-words.ts';
import { useFrequencyWords } from './frequency-words.ts';
import classes from './People.module.css';

interface Entry {
  id: string;
  at: string;
  tone: 'good' | 'busy' | 'warn' | 'bad' | 'quiet';
  what: string;
  why: string[];
  /** Of the mail, when it can be looked at. */
  mailId?: string;
}

const MESSAGE_TONES = { queued: 'busy', sending: 'busy', sent: 'good', failed: 'bad', unknown: 'warn', withdrawn: 'quiet' } as const;
const DECISION_TONES = { send: 'quiet', defer: 'warn', skip: 'bad' } as const;

export function Timeline({ contactId, suppressions }: { contactId: string; suppressions: Contact['suppressions'] }) {
  const { t } = useTranslation();
  const { day } = useFormats();
  const toEntry = useEntries(suppressions);
  const pages = useInfiniteQuery(
    pagesQuery(['contacts', 'timeline', contactId], (cursor) => dataOf(api.GET('/api/v1/contacts/{id}/timeline', { params: { path: { id: contactId }, query: { limit: 50, ...given({ cursor }) } } }))),
  );
  return (
    <Loaded query={pages}>
      {({ pages: loaded }) => {
        const entries = loaded.flatMap(({ items }) => items).map(toEntry);
        if (entries.length === 0) return <EmptyState icon="people" title={t('people.timelineEmpty')} text={t('people.timelineEmptyText')} />;
        return (
          <>
            {[...Map.groupBy(entries, ({ at }) => day(at))].map(([name, ofDay]) => (
              <div key={name}>
                <h3 className={classes.day}>{name}</h3>
                <ol className={classes.entries}>{ofDay.map((entry) => <Row key={entry.id} entry={entry} />)}</ol>
              </div>
            ))}
            <MoreButton pages={pages} />
          </>
        );
      }}
    </Loaded>
  );
}

function Row({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const { time } = useFormats();
  return (
    <li className={classes.entry}>
      <time dateTime={entry.at}>{time(entry.at)}</time>
      <span className={classes.dot} style={{ background: `var(--nk-${entry.tone})` }} />
      <div>
        <div className={classes.what}>{entry.what}</div>
        {entry.why.length > 0 && <div className={classes.why}>{entry.why.join(' ')}</div>}
        {entry.mailId !== undefined && <Anchor size="sm" renderRoot={(props) => <Link to="/messages/$messageId" params={{ messageId: entry.mailId ?? '' }} {...props} />}>{t('message.open')}</Anchor>}
      </div>
    </li>
  );
}

function useEntries(suppressions: Contact['suppressions']): (item: TimelineItem) => Entry {
  const { t } = useTranslation();
  const journeyName = useJourneyNames();
  const eventWords = useEventWords();
  const decisionWords = useDecisionWords(suppressions);
  const failureWords = useFailureWords();
  const frequencyWords = useFrequencyWords();
  return (item) => {
    if (item.kind === 'event') {
      const { event } = item;
      const order = orderName(event);
      return { id: event.id, at: event.time, tone: event.state === 'failed' ? 'bad' : 'busy', what: eventWords(event), why: [...(order === undefined ? [] : [t('mailbox.whyOrder', { order })]), ...(event.type === 'contact.frequency_chosen' ? [frequencyWords(event.data)] : [])] };
    }
    if (item.kind === 'decision') {
      const { decision } = item;
      return { id: `d ${decision.id}`, at: decision.at, tone: DECISION_TONES[decision.outcome], what: t(`decision.${decision.outcome}`), why: [...decisionWords(decision), `${t('message.from', { journey: journeyName(decision.journeyId) })}.`] };
    }
    const { message } = item;
    return {
      id: `m ${message.id}`, at: message.createdAt, tone: MESSAGE_TONES[message.state], what: t(`message.${message.state}`),
      why: [...sentences(failureWords({ failure: message.failure, text: message.error })), `${t('message.from', { journey: journeyName(message.journeyId) })}.`],
      mailId: message.id,
    };
  };
}

function sentences(text: string | undefined): string[] {
  return text === undefined ? [] : [text];
}
