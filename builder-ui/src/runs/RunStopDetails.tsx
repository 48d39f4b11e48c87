/** What was decided about a message at one stop of a run, and what became of it. */
import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFailureWords } from '../mailbox/failure-words.ts';
import { useDecisionWords } from '../people/decision-words.ts';
import type { RunStop } from './enrollment-moments.ts';
import type { Moment } from './moments.ts';
import classes from './Playback.module.css';

export function RunStopDetails({ moment }: { moment: Extract<Moment<RunStop>, { stop: RunStop }> }) {
  const { t } = useTranslation();
  const decisionWords = useDecisionWords([]);
  const { decisions, message } = moment.stop;
  const failed = useFailureWords()({ failure: message?.failure, text: message?.error });
  // Each decision stands where it was made: what put the message off at the wait, the last one at the end.
  const own = decisions.filter((decision) => (moment.kind === 'wait' ? decision.outcome === 'defer' && decision.at === moment.at : decision.outcome !== 'defer'));
  return (
    <>
      {own.map((decision) => <div key={decision.id} className={classes.detail}><strong>{t(`decision.${decision.outcome}`)}:</strong> {decisionWords(decision).join(' ')}</div>)}
      {moment.kind === 'left' && message !== undefined && (
        <div className={classes.detail}>
          {t(`message.${message.state}`)}{failed !== undefined && `: ${failed}`}{' '}
          <Anchor inherit underline="always" renderRoot={(props) => <Link to="/messages/$messageId" params={{ messageId: message.id }} {...props} />}>{t('message.open')}</Anchor>
        </div>
      )}
    </>
  );
}
