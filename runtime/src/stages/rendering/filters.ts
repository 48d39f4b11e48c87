/** The product's own Liquid filters: pure functions of a voice and values. What cannot be formatted becomes '', so that `default` applies. */
import { toValue } from 'liquidjs';
import { countryName, formatDate, formatMoney, type DateStyle, type Voice } from './formats.ts';

export type VoiceFilter = (voice: Voice, value: unknown, ...args: unknown[]) => unknown;

export const VOICE_FILTERS: Record<string, VoiceFilter> = {
  money: (voice, value, currency) => {
    const amount = numberOf(value);
    return amount === undefined ? '' : formatMoney(voice, amount, typeof currency === 'string' && currency !== '' ? currency : voice.currency);
  },
  date_long: (voice, value) => dateOf(voice, value, 'long'),
  date_short: (voice, value) => dateOf(voice, value, 'short'),
  time_short: (voice, value) => dateOf(voice, value, 'time'),
  weekday: (voice, value) => dateOf(voice, value, 'weekday'),
  country_name: (voice, value) => (typeof value === 'string' ? countryName(voice, value) : ''),
  plural: (_voice, value, one, other) => (numberOf(value) === 1 ? one : other),
  safe_url: (_voice, value) => safeUrl(value),
};

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;', "'": '&#39;' };
const NEEDS_ESCAPE = /[&<>"']/;

export function escapeHtml(value: unknown): string {
  const text = typeof value === 'string' ? value : stringOf(value);
  return NEEDS_ESCAPE.test(text) ? text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character) : text;
}

/** As LiquidJS prints a value; its `nil` and `empty` are objects. */
export function stringOf(printed: unknown): string {
  if (typeof printed === 'string') return printed;
  const value: unknown = toValue(printed);
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(stringOf).join('');
  // oxlint-disable-next-line typescript/no-base-to-string -- as LiquidJS does it, whose `blank` is a String object; checkEmail keeps other objects out
  return String(value);
}

/** A link from a variable may only lead where a mail client may follow: never `javascript:` or `data:`. */
function safeUrl(value: unknown): string {
  const url = stringOf(value).trim();
  return url === '' || /^(https?:\/\/|mailto:|tel:)/i.test(url) ? url : '#';
}

const PLAIN_DATE = /^\d{4}-\d{2}-\d{2}$/;

function dateOf(voice: Voice, value: unknown, style: DateStyle): string {
  if (typeof value === 'number' && Number.isFinite(value)) return formatDate(voice, value, style);
  if (typeof value !== 'string' || value === '') return '';
  const instant = Date.parse(value);
  // A date without a time is the same day everywhere: shifting it into a zone could show the day before.
  return Number.isNaN(instant) ? '' : formatDate(voice, instant, style, PLAIN_DATE.test(value) ? 'UTC' : undefined);
}

function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}
