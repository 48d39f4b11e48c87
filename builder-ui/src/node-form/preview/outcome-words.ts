/** What became of an example, in a few words, and why. */
import { durationInWords, eventTypeLabel, findField, findOperator, listInWords, PARCEL_STATUS_LABELS, type Locale } from '@nachklang/nodes/sdk';
import { useTranslation } from 'react-i18next';
import type { NodeExample } from '../../api/types.ts';
import { useEffectWords } from '../../runs/effect-words.ts';
import { useFormats } from '../../ui/formats.ts';
import { isMoney } from '../rules/rule-fields.ts';
import { asText } from '../as-text.ts';

type Outcome = NodeExample['outcome'];
type Rule = NodeExample['rules'][number];
export type Tone = 'good' | 'busy' | 'warn' | 'bad' | 'quiet';

const IGNORED = ['filtered', 'not_first_order', 'other_order', 'other_status', 'other_event', 'travels_back', 'superseded', 'not_first_time', 'not_last_parcel', 'too_old'] as const;
const ANSWERS = ['clear', 'cap', 'quiet_hours', 'suppressed', 'no_address', 'erased', 'expired', 'no_consent', 'paused', 'outranked', 'voucher'] as const;

export interface OutcomeWords {
  /** „ja“, „wartet bis …“ */
  result: string;
  tone: Tone;
  details: string[];
}

export function useOutcomeWords(portLabel: (port: string) => string, firstPort: string | undefined): (outcome: Outcome) => OutcomeWords {
  const { t, i18n } = useTranslation();
  const effectWords = useEffectWords();
  const locale: Locale = i18n.language === 'de' ? 'de' : 'en';
  const when = (iso: string, timeZone?: string) =>
    new Intl.DateTimeFormat(locale === 'de' ? 'de-DE' : 'en-GB', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', ...(timeZone !== undefined && { timeZone }) }).format(new Date(iso));
  return (outcome) => {
    switch (outcome.kind) {
      case 'start': return { result: t('nodeForm.preview.starts'), tone: 'good', details: [] };
      case 'ignored': {
        const known = IGNORED.find((reason) => reason === outcome.reason);
        return { result: t('nodeForm.preview.startsNot'), tone: 'quiet', details: known === 'filtered' ? [] : [known === undefined ? outcome.reason : t(`nodeForm.preview.ignored.${known}`)] };
      }
      case 'next': return { result: portLabel(outcome.port), tone: outcome.port === firstPort ? 'good' : 'quiet', details: outcome.effects.map(effectWords) };
      case 'wait': return {
        result: outcome.until === undefined ? t('nodeForm.preview.waits') : t(outcome.eventTypes === undefined ? 'nodeForm.preview.waitsUntil' : 'nodeForm.preview.waitsAtMost', { when: when(outcome.until, outcome.timeZone) }),
        tone: 'busy',
        details: [...(outcome.eventTypes === undefined ? [] : [t('nodeForm.preview.waitsFor', { events: listInWords(outcome.eventTypes.map((type) => (type === 'call.completed' ? t('nodeForm.preview.answer') : eventTypeLabel(type)[locale])), locale, 'or') })]), ...outcome.effects.map(effectWords)],
      };
      case 'message': {
        const known = ANSWERS.find((reason) => reason === outcome.reason);
        const why = known === 'clear' ? [] : [known === undefined ? outcome.reason : t(`nodeForm.preview.answers.${known}`)];
        return { result: t(`nodeForm.preview.messages.${outcome.answer}`), tone: outcome.answer === 'send' ? 'good' : outcome.answer === 'defer' ? 'busy' : 'warn', details: [...why, ...(outcome.until === undefined ? [] : [t('nodeForm.preview.earliest', { when: when(outcome.until) })])] };
      }
      case 'end': return { result: t('nodeForm.preview.ends'), tone: 'quiet', details: outcome.reason === 'exit' ? [] : [outcome.reason] };
      case 'failed': return { result: t('nodeForm.preview.fails'), tone: 'bad', details: [outcome.words?.[locale] ?? outcome.reason] };
    }
  };
}

/** „Bestellwert ist 49,90, verlangt: mindestens 100“ */
export function useRuleWords(currency: string | undefined): (rule: Rule) => string {
  const { t, i18n } = useTranslation();
  const { money } = useFormats();
  const locale: Locale = i18n.language === 'de' ? 'de' : 'en';
  return ({ field: name, operator: operatorName, expected, actual }) => {
    const field = findField(name);
    const operator = field === undefined ? undefined : findOperator(field.type, operatorName);
    const shown = (value: unknown): string => {
      if (operator?.operand === 'duration' && typeof value === 'string') return durationInWords(value, locale, operatorName === 'olderThan' ? 'plain' : 'dative');
      if (Array.isArray(value)) return value.length === 0 ? t('nodeForm.preview.nothing') : listInWords(value.map(shown), locale, 'or');
      if (value === null || value === undefined) return t('nodeForm.preview.nothing');
      if (typeof value === 'boolean') return t(value ? 'nodeForm.yes' : 'nodeForm.no');
      if (field?.type === 'date' && typeof value === 'number') return new Date(value).toLocaleDateString(locale, { day: 'numeric', month: 'short', year: 'numeric' });
      if (typeof value === 'number') return isMoney(name) ? money(value, currency) : value.toLocaleString(locale);
      return field?.values?.find((known) => known.value === value)?.label[locale] ?? findField(asText(value))?.label[locale] ?? asText(value);
    };
    const asked = operator?.operand === 'none' ? (operator.label[locale]) : `${operator?.label[locale] ?? operatorName} ${shown(expected)}`;
    return t('nodeForm.preview.rule', { field: field?.label[locale] ?? name, actual: shown(actual), asked });
  };
}

/** „Bestellung #1001“, „Paketstatus: Zugestellt“ */
export function eventWords({ event, order }: NodeExample, locale: Locale): string {
  const status = Object.entries(PARCEL_STATUS_LABELS).find(([value]) => value === event.status)?.[1][locale];
  const what = status ?? eventTypeLabel(event.type)[locale];
  return order === undefined ? what : `${order.number} · ${what}`;
}
