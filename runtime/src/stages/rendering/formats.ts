/** Money, dates and country names in the recipient's language and zone. Intl formatters are costly to make, so each is made once. */
import type { Locale } from '@nachklang/nodes/sdk';

/** In whose words a mail speaks. */
export interface Voice {
  locale: Locale;
  /** BCP 47 tag for Intl: the language with the recipient's country where that changes the format. */
  tag: string;
  /** IANA zone of the recipient. */
  timeZone: string;
  /** ISO 4217, of the order. */
  currency: string;
}

const DATE_STYLES = {
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: '2-digit', month: '2-digit', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  weekday: { weekday: 'long' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
export type DateStyle = keyof typeof DATE_STYLES;

/** A zone Intl knows, else the fallback: a wrong zone in an address must not stop a mail. */
export function knownZone(timeZone: string, fallback: string): string {
  return dateFormat('en-GB', timeZone, 'weekday') === undefined ? fallback : timeZone;
}

export function formatMoney(voice: Voice, amount: number, currency: string): string {
  const format = cached(moneyFormats, `${voice.tag}|${currency}`, () => new Intl.NumberFormat(voice.tag, { style: 'currency', currency }));
  return format === undefined ? `${amount} ${currency}` : format.format(amount);
}

export function formatDate(voice: Voice, instant: number, style: DateStyle, timeZone = voice.timeZone): string {
  return (dateFormat(voice.tag, timeZone, style) ?? dateFormat(voice.tag, 'UTC', style))?.format(instant) ?? '';
}

export function countryName(voice: Voice, code: string): string {
  const names = cached(countryNames, voice.locale, () => new Intl.DisplayNames([voice.locale], { type: 'region' }));
  return (/^[A-Z]{2}$/.test(code) ? names?.of(code) : undefined) ?? code;
}

const moneyFormats = new Map<string, Intl.NumberFormat | undefined>();
const countryNames = new Map<string, Intl.DisplayNames | undefined>();
const dateFormats: Record<DateStyle, Map<string, Intl.DateTimeFormat | undefined>> = { long: new Map(), short: new Map(), time: new Map(), weekday: new Map() };

function dateFormat(tag: string, timeZone: string, style: DateStyle): Intl.DateTimeFormat | undefined {
  return cached(dateFormats[style], `${tag}|${timeZone}`, () => new Intl.DateTimeFormat(tag, { ...DATE_STYLES[style], timeZone }));
}

const MOST_FORMATS = 2_000;

/** Keys come from outside (zones, currencies): what Intl refuses is remembered as unknown, and the cache is bounded. */
function cached<T>(cache: Map<string, T | undefined>, key: string, make: () => T): T | undefined {
  if (cache.has(key)) return cache.get(key);
  if (cache.size >= MOST_FORMATS) cache.clear();
  let made: T | undefined;
  try {
    made = make();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  cache.set(key, made);
  return made;
}
