/** Numbers, money and times as people write them, in the language of the page and the zone of the device. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

export interface Formats {
  number(value: number): string;
  /** 0.003: „0,3 %“. */
  percent(share: number): string;
  money(value: number, currency?: string): string;
  date(iso: string): string;
  dateTime(iso: string): string;
  time(iso: string): string;
  /** The time for today, the date for everything before. */
  when(iso: string): string;
  /** Today, yesterday, or the date. */
  day(iso: string): string;
  weekday(date: Date): string;
  /** ISO 8601, such as P1D or PT36H: „36 Stunden“. */
  duration(ms: number): string;
  /** The same after „in“: „36 Stunden“, „7 Tagen“. */
  within(ms: number): string;
  country(code: string): string;
  language(code: string): string;
}

export function useFormats(): Formats {
  const { i18n, t } = useTranslation();
  return useMemo(() => createFormats(i18n.language, { today: t('common.today'), yesterday: t('common.yesterday') }, now), [i18n.language, t]);
}

const now = () => new Date();

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export function createFormats(language: string, words: { today: string; yesterday: string }, now: () => Date): Formats {
  const locale = language === 'de' ? 'de-DE' : 'en-GB';
  const number = new Intl.NumberFormat(locale);
  const date = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' });
  const shortDate = new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit', year: '2-digit' });
  const dateTime = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
  const daysAgo = (iso: string) => Math.round((startOfDay(now()).getTime() - startOfDay(new Date(iso)).getTime()) / DAY_MS);
  const duration = (ms: number) => {
    const [unit, size] = ms % DAY_MS === 0 && ms > DAY_MS ? (['day', DAY_MS] as const) : ms % HOUR_MS === 0 ? (['hour', HOUR_MS] as const) : (['minute', 60_000] as const);
    return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(Math.round(ms / size));
  };
  return {
    number: (value) => number.format(value),
    percent: (share) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(share),
    money: (value, currency = 'EUR') => new Intl.NumberFormat(locale, { style: 'currency', currency }).format(value),
    date: (iso) => date.format(new Date(iso)),
    dateTime: (iso) => dateTime.format(new Date(iso)),
    time: (iso) => time.format(new Date(iso)),
    when: (iso) => (daysAgo(iso) === 0 ? time : shortDate).format(new Date(iso)),
    day: (iso) => (daysAgo(iso) === 0 ? words.today : daysAgo(iso) === 1 ? words.yesterday : date.format(new Date(iso))),
    weekday: (day) => weekday.format(day),
    duration,
    // German days have a dative of their own; hours and minutes do not.
    within: (ms) => (language === 'de' ? duration(ms).replace(/Tage$/, 'Tagen') : duration(ms)),
    country: (code) => nameOf('region', code, locale),
    language: (code) => nameOf('language', code, locale),
  };
}

function nameOf(type: 'region' | 'language', code: string, locale: string): string {
  return new Intl.DisplayNames([locale], { type }).of(code) ?? code;
}

/** Midnight where the device is. */
export function startOfDay(date: Date): Date {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate());
}
