/** Events that are held: parked until their order is known, or failed. None is lost in silence. */
import { SegmentedControl, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import { given, pagesQuery } from '../api/pages.ts';
import type { HeldEvent } from '../api/types.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useEventWords } from '../ui/event-words.ts';
import { useFormats } from '../ui/formats.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { MoreButton } from '../ui/MoreButton.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import rows from '../ui/Rows.module.css';
import { useFailureWords } from './failure-words.ts';
import classes from './Outbox.module.css';

export function HeldEventsPage() {
  const { t } = useTranslation();
  const { state = 'parked' } = useSearch({ from: '/inside/events' });
  const navigate = useNavigate();
  const pages = useInfiniteQuery(pagesQuery(['events', state], (cursor) => dataOf(api.GET('/api/v1/events', { params: { query: { limit: 50, state, ...given({ cursor }) } } }))));
  return (
    <div>
      <PageHeader title={t('events.title')} intro={t('events.intro')} />
      <div className={classes.filter}>
        <SegmentedControl
          aria-label={t('events.title')} value={state}
          onChange={(value) => void navigate({ to: '/events', search: { state: value === 'failed' ? 'failed' : 'parked' } })}
          data={[{ value: 'parked', label: t('events.parked') }, { value: 'failed', label: t('events.failed') }]}
        />
      </div>
      <Loaded query={pages}>
        {({ pages: loaded }) => {
          const events = loaded.flatMap(({ items }) => items);
          if (events.length === 0) {
            return state === 'parked'
              ? <EmptyState icon="check" title={t('events.emptyParked')} text={t('events.emptyParkedText')} />
              : <EmptyState icon="check" title={t('events.emptyFailed')} text={t('events.emptyFailedText')} />;
          }
          return (
            <>
              <ul className={rows.sheet}>{events.map((event) => <Row key={event.id} event={event} />)}</ul>
              <MoreButton pages={pages} />
            </>
          );
        }}
      </Loaded>
    </div>
  );
}

function Row({ event }: { event: HeldEvent }) {
  const { t } = useTranslation();
  const eventWords = useEventWords();
  const { dateTime } = useFormats();
  const failed = useFailureWords()({ failure: event.failure, text: event.error });
  return (
    <li>
      <details>
        <summary className={classes.summary}>
          <span className={rows.title}>{eventWords(event)}</span>
          <div className={rows.sub}>
            {dateTime(event.time)} · {t('events.from', { source: event.source })}
            {event.parkedUnder !== undefined && ` · ${t('events.waitsFor', { what: event.parkedUnder.map(withoutShop).join(', ') })}`}
          </div>
          {failed !== undefined && <Text size="sm" c="var(--mantine-color-error)" className={classes.error}>{failed}</Text>}
        </summary>
        <div className={classes.details}>
          {/* It scrolls, so the keyboard must reach it (WCAG 2.1.1). */}
          <pre className={classes.data} tabIndex={0} aria-label={t('events.data')}>{JSON.stringify(event.data, null, 2)}</pre>
        </div>
      </details>
    </li>
  );
}

/** Keys are kept with the shop in front, which says nothing here. */
function withoutShop(key: string): string {
  return key.slice(key.indexOf('|') + 1);
}
