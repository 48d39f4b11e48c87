/** The small values that settings, events and documents share. */
import { RecordFromPattern, StringKey, Type, type Static, type TRecord, type TSchema } from 'typebox';

/** The two languages every text of the product exists in. */
export const Locale = Type.Union([Type.Literal('de'), Type.Literal('en')]);
export type Locale = Static<typeof Locale>;

/** A text in both languages. */
export const Localized = Type.Object({ de: Type.String(), en: Type.String() }, { additionalProperties: false });
export type Localized = Static<typeof Localized>;

/** An ISO 8601 duration such as `P7D` or `PT2H30M`. */
export const Duration = Type.String({ format: 'duration', pattern: '^P', examples: ['P3D', 'PT2H'] });

/** A local time of day, `HH:MM`, 24 hours. */
export const TimeOfDay = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', examples: ['09:00'] });

/** ISO weekday, Monday = 1 … Sunday = 7. */
export const Weekday = Type.Integer({ minimum: 1, maximum: 7 });

/** ISO 3166-1 alpha-2 country code. */
export const CountryCode = Type.String({ pattern: '^[A-Z]{2}$', examples: ['DE', 'AT', 'CH'] });

/** ISO 4217 currency code. */
export const CurrencyCode = Type.String({ pattern: '^[A-Z]{3}$', examples: ['EUR'] });

/** IANA time zone name, for example `Europe/Berlin`. */
export const TimeZone = Type.String({ minLength: 1, maxLength: 64, examples: ['Europe/Berlin'] });

/** Milliseconds since 1970-01-01T00:00Z: how instants travel inside the program. ISO strings only at its borders. */
export type EpochMs = number;

/** Any JSON value. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/**
 * An object whose keys are free, or follow a pattern. The same as `Type.Record(Type.String({ pattern }), …)`, but for the part of TypeBox
 * that reads types from text: a browser would have to fetch that with every schema.
 */
export function keyed<V extends TSchema>(value: V, pattern: string = StringKey): TRecord<string, V> {
  return RecordFromPattern(pattern, value);
}
