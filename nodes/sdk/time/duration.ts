/** ISO 8601 durations: read once, kept, and measured where their length does not depend on a calendar. */
import type { SettingsProblem } from '../node.ts';

export interface DurationParts {
  years: number;
  months: number;
  days: number;
  /** Hours, minutes and seconds together, in milliseconds. */
  timeMs: number;
}

export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;
/** The longest wait a journey may ask for. */
export const MAX_DURATION_YEARS = 5;

const PATTERN = /^P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const CACHE_LIMIT = 10_000;
const cache = new Map<string, DurationParts | undefined>();

/** The parts of a duration such as `P1M2DT3H`; undefined when the text is none. */
export function readDuration(text: string): DurationParts | undefined {
  if (cache.has(text)) return cache.get(text);
  // Bounded, because texts may come from outside; a drafts' worth of settings never comes near it.
  if (cache.size >= CACHE_LIMIT) cache.clear();
  const parts = parse(text);
  cache.set(text, parts);
  return parts;
}

/** Like {@link readDuration}, for settings that were checked before: a wrong text is a bug. */
export function parseDuration(text: string): DurationParts {
  const parts = readDuration(text);
  if (parts === undefined) throw new RangeError(`"${text}" is not an ISO 8601 duration such as P7D or PT2H30M.`);
  return parts;
}

/** Length in milliseconds of a duration made of hours, minutes and seconds; undefined when days or longer units need a calendar. */
export function durationMs(text: string): number | undefined {
  const parts = parseDuration(text);
  return parts.years === 0 && parts.months === 0 && parts.days === 0 ? parts.timeMs : undefined;
}

/** What is wrong with a duration in settings: it must be readable, longer than nothing and at most five years. */
export function checkDuration(path: string, text: string): SettingsProblem[] {
  const parts = readDuration(text);
  if (parts === undefined) {
    return [{
      path, code: 'duration_unreadable',
      message: {
        de: `„${text}“ ist keine Dauer. Schreib zum Beispiel P7D für 7 Tage oder PT2H für 2 Stunden.`,
        en: `"${text}" is not a duration. Write, for example, P7D for 7 days or PT2H for 2 hours.`,
      },
    }];
  }
  const roughDays = parts.years * 365 + parts.months * 30 + parts.days + parts.timeMs / DAY_MS;
  if (roughDays <= 0) {
    return [{
      path, code: 'duration_not_positive',
      message: { de: 'Die Dauer ist null. Wähle mindestens eine Minute.', en: 'The duration is zero. Choose at least one minute.' },
    }];
  }
  if (roughDays > MAX_DURATION_YEARS * 366) {
    return [{
      path, code: 'duration_too_long',
      message: {
        de: `Die Dauer ist länger als ${MAX_DURATION_YEARS} Jahre. Wähle eine kürzere.`,
        en: `The duration is longer than ${MAX_DURATION_YEARS} years. Choose a shorter one.`,
      },
    }];
  }
  return [];
}

function parse(text: string): DurationParts | undefined {
  const match = PATTERN.exec(text);
  if (match === null) return undefined;
  const part = (index: number): number => Number(match[index] ?? 0);
  return {
    years: part(1),
    months: part(2),
    days: part(3) * 7 + part(4),
    timeMs: part(5) * HOUR_MS + part(6) * 60_000 + part(7) * 1000,
  };
}
