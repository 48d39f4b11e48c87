/** The outbox: every message by its state, and what was deliberately not sent. */
import { SegmentedControl, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import { given, pagesQuery } from '../api/pages.ts';
import type { Message, MessageState } from '../api/types.ts';
import { useJourneyNames } from '../journeys/queries.ts';
import { readMessageSearch, MESSAGE_FILTERS } from '../searches.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useFormats } from '../ui/formats.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { MoreButton } from '../ui/MoreButton.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import rows from '../ui/Rows.module.css';
import { StateMark, type Tone } from '../ui/StateMark.tsx';
import { useFailureWords } from './failure-words.ts';
import { NotSentList } from './NotSentList.tsx';
import classes from './Outbox.module.css';

export const MESSAGE_TONES: Record<MessageState, Tone> = { queued: 'busy', sending: 'busy', sent: 'good', failed: 'bad', unknown: 'warn', withdrawn: 'quiet' };

export function MessagesPage() {
  const { t } = useTranslation();
  const { state, journey } = useSearch({ from: '/inside/messages' });
  const navigate = useNavigate();
  const filter = useRef<HTMLDivElement>(null);
  // On a phone the row of states is wider than the page.
  useEffect(() => {
    filter.current?.querySelector(`input[value="${state ?? 'all'}"] + label`)?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [state]);
  const choose = (value: string) => void navigate({ to: '/messages', search: (before) => readMessageSearch({ ...before, state: value }) });
  return (
    <div>
      <PageHeader title={t('messages.title')} intro={t('messages.intro')} />
      <div className={classes.filter} ref={filter}>
        <SegmentedControl aria-label={t('messages.state')} value={state ?? 'all'} onChange={choose} data={[{ value: 'all', label: t('common.all') }, ...MESSAGE_FILTERS.map((value) => ({ value, label: t(`messages.states.${value}`) }))]} />
      </div>
      {state === 'skipped' ? <NotSentList /> : <MessageList state={state} journey={journey} />}
    </div>
  );
}

function MessageList({ state, journey }: { state: MessageState | undefined; journey: string | undefined }) {
  const { t } = useTranslation();
  const pages = useInfiniteQuery(
    pagesQuery(['messages', state, journey], (cursor) => dataOf(api.GET('/api/v1/messages', { params: { query: { limit: 50, ...given({ state, journey, cursor }) } } }))),
  );
  return (
    <Loaded query={pages}>
      {({ pages: loaded }) => {
        const messages = loaded.flatMap(({ items }) => items);
        if (messages.length === 0) return <EmptyState icon="messages" title={t('messages.empty')} text={t(state === undefined ? 'messages.emptyAll' : 'messages.emptyText')} />;
        return (
          <>
            <ul className={rows.sheet}>{messages.map((message) => <Row key={message.id} message={message} />)}</ul>
            <MoreButton pages={pages} />
          </>
        );
      }}
    </Loaded>
  );
}

function Row({ message }: { message: Message }) {
  const { t } = useTranslation();
  const journeyName = useJourneyNames();
  const { when } = useFormats();
  const failed = useFailureWords()({ failure: message.failure, text: message.error });
  const again = message.nextAttemptAt !== undefined && message.attempts > 0 ? ` · ${t('messages.next', { when: when(message.nextAttemptAt) })}` : '';
  return (
    <li>
      <Link to="/messages/$messageId" params={{ messageId: message.id }} className={`${rows.row} ${rows.link}`}>
        <div className={classes.state}><StateMark tone={MESSAGE_TONES[message.state]}>{t(`messages.states.${message.state}`)}</StateMark></div>
        <div className={`${rows.main} ${classes.main}`}>
          <div className={rows.title}>{message.to}</div>
          <div className={rows.sub}>{journeyName(message.journeyId)} · {t(`common.${message.class}`)}{message.attempts > 1 && ` · ${t('messages.attempts', { count: message.attempts })}`}{again}</div>
          {failed !== undefined && <Text size="sm" c="var(--mantine-color-error)" className={classes.error}>{failed}</Text>}
        </div>
        <time className={rows.side} dateTime={message.createdAt}>{when(message.createdAt)}</time>
      </Link>
    </li>
  );
}
