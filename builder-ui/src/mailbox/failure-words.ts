/** Says why something failed: by its code in the language of the page, else as the server wrote it down. */
import { useTranslation } from 'react-i18next';
import type { FailureReason } from '../api/types.ts';
import { useEventWords } from '../ui/event-words.ts';

/** A sentence for each code of the API, but for what a node said itself; and words for the ways a run ends. */
export type FailureWords = Record<Exclude<FailureReason['code'], 'node_gave_up'>, string> & { ends: Record<string, string> };

export interface Failing {
  failure?: FailureReason | undefined;
  /** As the server wrote it down; all there is for what no code exists for. */
  text: string | undefined;
}

/** `nodeName`: what people call a node; it goes by its id where absent. */
export function useFailureWords(): (failing: Failing, nodeName?: (id: string) => string) => string | undefined {
  const { t, i18n } = useTranslation();
  const eventWords = useEventWords();
  const known: Record<string, unknown> = t('failures', { returnObjects: true });
  const ends: Record<string, string> = t('failures.ends', { returnObjects: true });
  const reasonWords = (reason: string) => ends[reason] ?? (/^[a-z]+\.[a-z_]+$/.test(reason) ? eventWords({ type: reason }) : reason);
  return ({ failure, text }, nodeName) => {
    if (failure === undefined) return text;
    const { code, data = {} } = failure;
    // A node said it itself, in both languages.
    if (code === 'node_gave_up') return String(data[i18n.language] ?? text);
    if (typeof known[code] !== 'string') return text;
    const { node, reason } = data;
    return t(`failures.${code}`, { ...data, node: node === undefined ? '' : (nodeName?.(String(node)) ?? node), reason: reason === undefined ? '' : reasonWords(String(reason)) });
  };
}
