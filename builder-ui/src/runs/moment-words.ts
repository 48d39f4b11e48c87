/** A moment in words: what happened, at which node, and when it goes on. */
import { eventTypeLabel, listInWords, type JourneyDocument, type JourneyNode } from '@nachklang/nodes/sdk';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
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
}

export function useMomentWords(document: JourneyDocument, times: TimeWords): MomentWords {
  const { t, i18n } = useTranslation();
  const nodeWords = useNodeWords();
  const eventWords = useEventWords();
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
      title: (moment) => (moment.kind === 'event' ? eventWords(moment.event) : moment.kind === 'end' ? t(`runs.ends.${moment.state}`) : nodeName(nodeOf(moment))),
      detail(moment) {
        if (moment.kind === 'event') return undefined;
        if (moment.kind === 'wait') return waitWords(moment);
        if (moment.kind === 'end') return endWords(moment, (type) => eventTypeLabel(type)[locale], { end: t('runs.reachedEnd'), by: (event) => t('runs.endedBy', { event }) });
        const node = nodes.get(moment.stop.nodeId);
        const port = node === undefined || moment.stop.port === undefined ? moment.stop.port : nodeWords.port(node, moment.stop.port);
        return port === undefined ? undefined : t('runs.leftBy', { port });
      },
      badge: (moment) => (moment.kind === 'wait' && moment.until !== undefined ? t('runs.badgeUntil', { when: times.short(moment.until) }) : times.short(moment.at)),
    };
  }, [document, times, t, nodeWords, eventWords, locale]);
}

interface EndPhrases {
  end: string;
  by(event: string): string;
}

/** Ends by an event carry its type; the engine's own say `end`; others carry a sentence or a word of the journey's author. */
function endWords({ state, reason }: Extract<Moment, { kind: 'end' }>, label: (type: string) => string, { end, by }: EndPhrases): string {
  if (state === 'completed') return reason === 'end' || reason === '' ? end : reason;
  return /^[a-z]+\.[a-z_]+$/.test(reason) ? by(label(reason)) : reason;
}
