/** A test in which no run began: what each trigger said to what happened, and why. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TestRun } from '../api/types.ts';
import { useNodeWords } from '../publishing/use-node-words.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useEventWords } from '../ui/event-words.ts';
import { RuleList } from './RuleList.tsx';
import classes from './Runs.module.css';
import { createTimeWords } from './time-words.ts';

export function NobodyEntered({ result: { triggers, document, timeZone, events } }: { result: TestRun }) {
  const { t, i18n } = useTranslation();
  const words = useNodeWords();
  const eventWords = useEventWords();
  const reasons: Record<string, string> = t('runs.refusals', { returnObjects: true });
  const times = useMemo(() => createTimeWords(i18n.language === 'de' ? 'de' : 'en', timeZone), [i18n.language, timeZone]);
  const nodeName = (id: string) => {
    const node = document.nodes.find((one) => one.id === id);
    return node === undefined ? id : words.title(node);
  };
  // The same refusal over and over („another status“) is said once.
  const told = [...new Map(triggers.map((trigger) => [`${trigger.nodeId} ${trigger.eventType} ${trigger.reason ?? ''}`, trigger])).values()];
  return (
    <>
      <EmptyState icon="search" title={t('runs.nobodyEntered')} text={told.length === 0 ? t('runs.noTriggerHeard') : t('runs.triggersRefused')} />
      {told.length > 0 && (
        <ul className={classes.runs}>
          {told.map(({ nodeId, eventType, at, reason = '', rules }) => (
            <li key={`${nodeId} ${eventType} ${reason}`} className={classes.refusal}>
              <div className={classes.strong}>{nodeName(nodeId)}</div>
              <div className={classes.quiet}>{t('runs.refusedBecause', { event: eventWords({ type: eventType, data: statusOf(events, eventType, at.utc) }), reason: reasons[reason] ?? reason })}</div>
              <RuleList rules={rules} times={times} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function statusOf(events: TestRun['events'], type: string, at: string): Record<string, unknown> {
  const status = events.find((event) => event.type === type && event.at.utc === at)?.status;
  return status === undefined ? {} : { status };
}
