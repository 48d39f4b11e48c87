/** What journeys wanted to send and the policy refused, with why. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import { given, pagesQuery } from '../api/pages.ts';
import type { ListedDecision } from '../api/types.ts';
import { useJourneyNames } from '../journeys/queries.ts';
import { useDecisionWords } from '../people/decision-words.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useFormats } from '../ui/formats.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { MoreButton } from '../ui/MoreButton.tsx';
import rows from '../ui/Rows.module.css';
import { StateMark } from '../ui/StateMark.tsx';
import classes from './Outbox.module.css';

export function NotSentList() {
  const { t } = useTranslation();
  const pages = useInfiniteQuery(
    pagesQuery(['messages', 'skipped'], (cursor) => dataOf(api.GET('/api/v1/decisions', { params: { query: { limit: 50, outcome: 'skip', ...given({ cursor }) } } }))),
  );
  return (
    <Loaded query={pages}>
      {({ pages: loaded }) => {
        const skips = loaded.flatMap(({ items }) => items);
        if (skips.length === 0) return <EmptyState icon="check" title={t('messages.noneSkipped')} text={t('messages.noneSkippedText')} />;
        return (
          <>
            <ul className={rows.sheet}>{skips.map((decision) => <Skip key={decision.id} decision={decision} />)}</ul>
            <MoreButton pages={pages} />
          </>
        );
      }}
    </Loaded>
  );
}

function Skip({ decision }: { decision: ListedDecision }) {
  const { t } = useTranslation();
  const journeyName = useJourneyNames();
  const words = useDecisionWords([]);
  const { when } = useFormats();
  return (
    <li>
      <Link to="/people/$contactId" params={{ contactId: decision.contactId }} className={`${rows.row} ${rows.link}`}>
        <div className={classes.state}><StateMark tone="bad">{t('messages.skipped')}</StateMark></div>
        <div className={`${rows.main} ${classes.main}`}>
          <div className={rows.title}>{decision.contact?.name ?? decision.contact?.email ?? t('people.noName')}</div>
          <div>{words(decision).join(' ')}</div>
          <div className={rows.sub}>{t('message.from', { journey: journeyName(decision.journeyId) })}</div>
        </div>
        <time className={rows.side} dateTime={decision.at}>{when(decision.at)}</time>
      </Link>
    </li>
  );
}
