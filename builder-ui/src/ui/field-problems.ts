/** What is wrong with which field, in the language of the page: its name as the forms say it, what was expected, and what to do. */
import { useTranslation } from 'react-i18next';
import type { ApiProblem, FieldProblem } from '../api/problem.ts';

/** More than these help nobody. */
const MOST = 8;

export function useFieldSentences(): (problem: ApiProblem) => string[] {
  const { t, i18n } = useTranslation();
  // Until the words beyond the editor's first page are there, these are no objects.
  const names: Record<string, string> = t('fieldProblems.names', { returnObjects: true });
  const places: Record<string, string> = t('fieldProblems.places', { returnObjects: true });
  const language = i18n.language === 'de' ? 'de' : 'en';
  const nameOf = (pointer: string, { key, entry }: FieldPlace): string => {
    const field = places[pointer] ?? names[key] ?? key;
    if (entry === undefined) return field;
    const list = names[entry.list] ?? entry.list;
    return entry.list === key ? t('fieldProblems.entry', { list, number: entry.number }) : t('fieldProblems.inEntry', { list, number: entry.number, field });
  };
  const sentence = ({ field: pointer, code, expected }: FieldProblem): string => {
    const words = expected?.[language];
    const place = placeOf(pointer);
    if (place === undefined) return words === undefined ? t('fieldProblems.whole') : t('fieldProblems.wholeExpected', { expected: words });
    const field = nameOf(pointer, place);
    if (code === 'missing') return t('fieldProblems.missing', { field });
    if (code === 'unknown_field') return t('fieldProblems.unknown', { field });
    return words === undefined ? t('fieldProblems.other', { field }) : t('fieldProblems.expected', { field, expected: words });
  };
  return ({ code, fields }) => {
    if (code !== 'invalid_request' || typeof names !== 'object') return [];
    // One field may break several rules at once that are the same for people.
    const sentences = [...new Set(fields.map(sentence))];
    return sentences.length > MOST ? [...sentences.slice(0, MOST), t('fieldProblems.more', { count: sentences.length - MOST })] : sentences;
  };
}

export interface FieldPlace {
  /** Of the field itself. */
  key: string;
  /** The entry of a list that it belongs to, counted from 1. */
  entry?: { list: string; number: number };
}

/** Undefined: the whole request. An entry of a list that is no object is called as the list. */
export function placeOf(pointer: string): FieldPlace | undefined {
  const keys = pointer.split('/').slice(1).map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const isNumber = (key: string | undefined) => key !== undefined && /^\d+$/.test(key);
  const key = keys.findLast((one) => !isNumber(one));
  if (key === undefined) return undefined;
  const at = keys.findLastIndex((one, index) => isNumber(one) && index > 0);
  const list = keys[at - 1];
  return at < 1 || list === undefined ? { key } : { key, entry: { list, number: Number(keys[at]) + 1 } };
}
