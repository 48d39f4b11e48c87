/** A moment in words: what happened, at which node, and when it goes on. */
import { eventTypeLabel, listInWords, type JourneyDocument, type JourneyNode, type Locale } from '@nachklang/nodes/sdk';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFailureWords } from '../mailbox/failure-words.ts';
import { useNodeWords } from '../publishing/use-node-words.ts';
import { useEventWords } from '../ui/event-words.ts';
import { nodeOf, type Moment } from './moments.ts';
import type { TimeWords } from './time-words.ts';

export interface MomentWords {
  /** The node's or event's name. */
  title(moment: Moment): string;
  /** What happened there. */
  detail(moment: Moment): string | undefined;
  /** For a card's corner. */
  badge(moment: Moment): string;
  /** „3 Tage später: Donnerstag, 12. März 2026, 09:00“: since the step began to wait, else since the moment before. */
  when(moment: Moment, before: Moment | undefined): string;
}

export function useMomentWords(document: Pick<JourneyDocument, 'nodes'>, times: TimeWords): MomentWords {
  const { t, i18n } = useTranslation();
  const nodeWords = useNodeWords();
  const eventWords = useEventWords();
  const failureWords = useFailureWords();
  const locale = i18n.language === 'de' ? 'de' : 'en';
  return useMemo(() => {
    const nodes = new Map<string, JourneyNode>(document.nodes.map((node) => [node.id, node]));
    const nodeName = (id: string) => {
      const node = nodes.get(id);
      return node === undefined ? id : nodeWords.title(node);
    };
    const eventNames = (types: readonly string[]) => listInWords(types.map((type) => t('publishing.quoted', { text: eventTypeLabel(type)[locale] })), locale, 'or');
    const waitWords = ({ until, waitsFor, deferred }: Extract<Moment, { kind: 'wait' }>): string => {
      const when = until === undefined ? undefined : times.full(until);
      if (deferred === true) return when === undefined ? t('runs.deferred') : t('runs.deferredUntil', { when });
      if (waitsFor === undefined || waitsFor.length === 0) return when === undefined ? t('runs.waits') : t('runs.waitsUntil', { when });
      const what = eventNames(waitsFor);
      return when === undefined ? t('runs.waitsFor', { what }) : t('runs.waitsForUntil', { what, when });
    };
    return {
      title(moment) {
        if (moment.kind === 'event') return eventWords(moment.event);
        if (moment.kind === 'end') return t(`runs.ends.${moment.state}`);
        return moment.kind === 'deed' ? t(`runs.deeds.${moment.deed.kind}`) : nodeName(nodeOf(moment));
      },
      detail(moment) {
        if (moment.kind === 'event') return undefined;
        if (moment.kind === 'deed') return deedWords(moment, nodeName, t);
        if (moment.kind === 'wait') return waitWords(moment);
        if (moment.kind === 'end') return moment.failure === undefined ? endWords(moment, locale, t) : failureWords({ failure: moment.failure, text: moment.reason }, nodeName);
        const node = nodes.get(moment.stop.nodeId);
        const port = node === undefined || moment.stop.port === undefined ? moment.stop.port : nodeWords.port(node, moment.stop.port);
        return port === undefined ? undefined : t('runs.leftBy', { port });
      },
      when(moment, before) {
        const since = moment.kind === 'left' && moment.stop.at < moment.at ? moment.stop.at : before?.at;
        const duration = since === undefined ? undefined : times.between(since, moment.at);
        return duration === undefined ? times.full(moment.at) : `${t('runs.later', { duration })}: ${times.full(moment.at)}`;
      },
      badge: (moment) => (moment.kind === 'wait' && moment.until !== undefined ? t('runs.badgeUntil', { when: times.short(moment.until) }) : times.short(moment.at)),
    };
  }, [document, times, t, nodeWords, eventWords, failureWords, locale]);
}

/** Ends by an event carry its type, the engine's own a word; others carry a sentence or a word of the journey's author. */
function endWords({ state, reason }: Extract<Moment, { kind: 'end' }>, locale: Locale, t: TFunction): string {
  if (reason === 'ended_by_hand') return t('runs.endedByHand');
  if (reason === 'moved_out') return t('runs.movedOut');
  if (state === 'completed') return reason === 'end' || reason === '' ? t('runs.reachedEnd') : reason;
  return /^[a-z]+\.[a-z_]+$/.test(reason) ? t('runs.endedBy', { event: eventTypeLabel(reason)[locale] }) : reason;
}

function deedWords({ nodeId, deed }: Extract<Moment, { kind: 'deed' }>, nodeName: (id: string) => string, t: TFunction): string {
  const { kind, byName, fromVersion, toVersion } = deed;
  const what = kind === 'moved' ? t('runs.movedTo', { from: fromVersion, to: toVersion, node: nodeName(nodeId) }) : nodeName(nodeId);
  return byName === undefined ? what : `${what} · ${t('runs.by', { who: byName })}`;
}
