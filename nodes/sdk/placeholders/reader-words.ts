/** Values of fields as people read them: dates, amounts, numbers and names of states in a reader's language and zone. */
import { languageTag } from '../language-tag.ts';
import { eventTypeLabel } from '../rules/event-fields.ts';
import type { Field, FieldValue, Scalar } from '../rules/field.ts';
import { MONEY_FIELDS } from '../rules/money-fields.ts';
import type { EpochMs, Locale } from '../values.ts';

/** Who reads it; a shop is one, for its staff. */
export interface Reader { locale: Locale; country: string; timeZone: string }

/** What was promised is a day; the time in it is only how it was sent. */
const DAY_FIELDS: ReadonlySet<string> = new Set(['order.promisedAt', 'parcel.expectedAt', 'event.parcel.expectedAt']);
const YES_NO: Record<Locale, { true: string; false: string }> = { de: { true: 'ja', false: 'nein' }, en: { true: 'yes', false: 'no' } };

/** An absent fact is nothing. */
export function readerWords(field: Field, value: FieldValue, reader: Reader): string {
  if (value === undefined) return '';
  if (typeof value === 'object') return value.map((one) => scalarWords(field, one, reader)).join(', ');
  return scalarWords(field, value, reader);
}

function scalarWords({ name, type, values }: Field, value: Scalar, reader: Reader): string {
  if (typeof value === 'boolean') return YES_NO[reader.locale][`${value}`];
  if (typeof value === 'number') {
    if (type === 'date') return DAY_FIELDS.has(name) ? day(value, reader) : dayAndTime(value, reader);
    return numberFormat(reader, MONEY_FIELDS.has(name) ? 'money' : 'plain').format(value);
  }
  if (name === 'event.type') return eventTypeLabel(value)[reader.locale];
  if (type === 'any') return dateWords(value, reader) ?? value;
  return values?.find((known) => known.value === value)?.label[reader.locale] ?? value;
}

/** Attributes and properties have no type: instants are kept there as nodes write them, in UTC. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

function dateWords(text: string, reader: Reader): string | undefined {
  const time = INSTANT.test(text) || DAY.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) return undefined;
  // A day of the calendar is the same day everywhere.
  return DAY.test(text) ? day(time, { ...reader, timeZone: 'UTC' }) : dayAndTime(time, reader);
}

const day = (at: EpochMs, reader: Reader): string => dateFormat(reader, 'day').format(at);
const dayAndTime = (at: EpochMs, reader: Reader): string => dateFormat(reader, 'time').format(at);

/** An amount goes without its currency: texts say `{{order.total}} {{order.currency}}`. Other numbers may be years or customer numbers, which nobody groups. */
const NUMBERS = {
  money: { minimumFractionDigits: 2, maximumFractionDigits: 4 },
  plain: { useGrouping: false, maximumFractionDigits: 15 },
} as const satisfies Record<string, Intl.NumberFormatOptions>;
const DATES = { day: { dateStyle: 'medium' }, time: { dateStyle: 'medium', timeStyle: 'short' } } as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Intl formatters are costly to make; there are as many as shops differ in language and zone. */
const MOST_FORMATS = 1000;
const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function numberFormat({ locale, country }: Reader, style: keyof typeof NUMBERS): Intl.NumberFormat {
  const tag = languageTag(locale, country);
  return kept(numberFormats, `${tag}|${style}`, () => new Intl.NumberFormat(tag, NUMBERS[style]));
}

/** Throws a RangeError for a zone nobody knows. */
function dateFormat({ locale, country, timeZone }: Reader, style: keyof typeof DATES): Intl.DateTimeFormat {
  const tag = languageTag(locale, country);
  return kept(dateFormats, `${tag}|${timeZone}|${style}`, () => new Intl.DateTimeFormat(tag, { ...DATES[style], timeZone }));
}

function kept<T>(formats: Map<string, T>, key: string, make: () => T): T {
  const known = formats.get(key);
  if (known !== undefined) return known;
  if (formats.size >= MOST_FORMATS) formats.clear();
  const made = make();
  formats.set(key, made);
  return made;
}
