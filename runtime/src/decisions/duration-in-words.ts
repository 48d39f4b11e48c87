/** A rolling window in words: 24 hours stay hours, because the window knows no midnight. */
import type { Localized } from '@nachklang/nodes/sdk';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export function durationInWords(ms: number): Localized {
  if (ms > DAY && ms % DAY === 0) return count(ms / DAY, ['Tag', 'Tagen'], ['day', 'days']);
  if (ms % HOUR === 0) return count(ms / HOUR, ['Stunde', 'Stunden'], ['hour', 'hours']);
  return count(Math.round(ms / MINUTE), ['Minute', 'Minuten'], ['minute', 'minutes']);
}

function count(n: number, de: readonly [string, string], en: readonly [string, string]): Localized {
  const index = n === 1 ? 0 : 1;
  return { de: `${n} ${de[index]}`, en: `${n} ${en[index]}` };
}
