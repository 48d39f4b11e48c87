/** What a change was, in words: „Rückgabefrist in Tagen: 14 → 30“, „Limit geändert: höchstens 3 → 2 in 7 Tagen · Werbung“. */
import { useTranslation } from 'react-i18next';
import type { AuditEntry, Cap, SendTime } from '../api/types.ts';
import { useFormats } from '../ui/formats.ts';
import { compareLists } from './compare-lists.ts';
import { useCapWords } from './cap-words.ts';
import { useSendTimeWords } from './send-time-words.ts';

type Change = NonNullable<AuditEntry['changes']>[number];

export function useChangeWords(): (change: Change) => string[] {
  const { t } = useTranslation();
  const { country, language, duration, dateTime, number } = useFormats();
  const cap = useCapWords();
  const sendTime = useSendTimeWords();
  const labels: Record<string, string> = t('audit.fields', { returnObjects: true });
  const values: Record<string, string> = t('audit.values', { returnObjects: true });

  const valueWords = (field: string, value: unknown): string => {
    if (field === 'country' && typeof value === 'string') return country(value);
    if (field === 'locale' && typeof value === 'string') return language(value);
    if (field === 'pauseUntil' && typeof value === 'string') return dateTime(value);
    if (field === 'settleSeconds' && typeof value === 'number') return value === 0 ? t('audit.atOnce') : value % 60 === 0 ? duration(value * 1000) : t('audit.seconds', { count: value });
    if ((field === 'returnDays' || field === 'voucherGraceDays' || field.startsWith('retention.')) && typeof value === 'number') return t('audit.days', { count: value });
    if (typeof value === 'number') return number(value);
    return typeof value === 'string' ? (values[`${field}_${value}`] ?? value) : JSON.stringify(value);
  };

  const capChange = (before: Cap, after: Cap): string => {
    const onlyMax = cap.whole({ ...before, max: after.max }) === cap.whole(after);
    return onlyMax ? t('audit.capMax', { what: cap.whole(after, `${before.max} → ${after.max}`) }) : t('audit.capChanged', { before: cap.whole(before), after: cap.whole(after) });
  };

  const noticeWords = (notice: unknown): string => {
    const version = textIn(notice, 'version');
    for (const when of ['retractedAt', 'until', 'from'] as const) {
      const at = instantIn(notice, when);
      if (at !== undefined) return t(`audit.notice.${when}`, { version, when: dateTime(at) });
    }
    return t('audit.set', { label: labels['checkoutNotices'] ?? '', now: version });
  };

  return ({ field, before, after }) => {
    if (field === 'caps') {
      return compareLists(listOf(before, isCap), listOf(after, isCap)).map((one) => (one.kind === 'changed' ? capChange(one.before, one.after) : t(one.kind === 'added' ? 'audit.capAdded' : 'audit.capRemoved', { what: cap.whole(one.item) })));
    }
    if (field === 'sendTimes') {
      return compareLists(listOf(before, isSendTime), listOf(after, isSendTime)).map((one) =>
        one.kind === 'changed' ? t('audit.timesChanged', { before: sendTime(one.before), after: sendTime(one.after) }) : t(one.kind === 'added' ? 'audit.timesAdded' : 'audit.timesRemoved', { what: sendTime(one.item) }),
      );
    }
    if (field === 'checkoutNotices') return [noticeWords(after)];
    if (field === 'connected') return [t(after === true ? 'audit.connected' : 'audit.disconnected')];
    const label = labels[field.replace('.', '_')] ?? field;
    const now = after === undefined ? t('audit.nothing') : valueWords(field, after);
    return [before === undefined ? t('audit.set', { label, now }) : t('audit.changed', { label, before: valueWords(field, before), now })];
  };
}

/** The log keeps what the API had then: what has another shape by now is passed over. */
function listOf<T>(value: unknown, is: (one: unknown) => one is T): T[] {
  return Array.isArray(value) ? value.filter(is) : [];
}

function isCap(value: unknown): value is Cap {
  return has(value, 'id', 'string') && has(value, 'max', 'number') && has(value, 'window', 'string') && has(value, 'class', 'string') && has(value, 'channel', 'string');
}

function isSendTime(value: unknown): value is SendTime {
  return has(value, 'id', 'string') && has(value, 'class', 'string') && has(value, 'weekdays', 'object') && has(value, 'restOnHolidays', 'boolean');
}

function textIn(value: unknown, name: string): string {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  return typeof found === 'string' ? found : '';
}

/** The log keeps instants as numbers. */
function instantIn(value: unknown, name: string): string | undefined {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  return typeof found === 'number' ? new Date(found).toISOString() : undefined;
}

function has(value: unknown, name: string, type: string): boolean {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, name) === type;
}
