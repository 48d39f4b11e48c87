/** ISO 8601 durations as people fill them in: one or more amounts with a unit. */

export const UNITS = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const;
export type Unit = (typeof UNITS)[number];
/** Units people choose from; seconds only where they stand already. */
export const USUAL_UNITS: readonly Unit[] = ['minute', 'hour', 'day', 'week', 'month', 'year'];

export interface DurationPart {
  amount: number;
  unit: Unit;
}

const PATTERN = /^P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** `P1DT12H` → 1 day, 12 hours. Undefined for a text that is no duration. */
export function readParts(text: string): DurationPart[] | undefined {
  const match = PATTERN.exec(text);
  if (match === null) return undefined;
  return UNITS.flatMap((unit, index): DurationPart[] => {
    const amount = match[index + 1];
    return amount === undefined ? [] : [{ amount: Number(amount), unit }];
  });
}

/** Amounts of one unit are added up; without any part the duration is zero days, which the node refuses in words. */
export function writeParts(parts: readonly DurationPart[]): string {
  const sums = new Map<Unit, number>();
  for (const { amount, unit } of parts) sums.set(unit, (sums.get(unit) ?? 0) + wholeAmount(amount));
  const write = (units: readonly Unit[]) => units.flatMap((unit) => (sums.has(unit) ? [`${sums.get(unit)}${LETTERS[unit]}`] : [])).join('');
  const date = write(['year', 'month', 'week', 'day']);
  const time = write(['hour', 'minute', 'second']);
  return date === '' && time === '' ? 'P0D' : `P${date}${time === '' ? '' : `T${time}`}`;
}

/** The unit for a further part: the largest below the smallest in use that is still free. */
export function nextUnit(parts: readonly DurationPart[]): Unit | undefined {
  const free = USUAL_UNITS.filter((unit) => parts.every((part) => part.unit !== unit));
  const smallest = Math.max(...parts.map(({ unit }) => UNITS.indexOf(unit)));
  return free.toReversed().find((unit) => UNITS.indexOf(unit) > smallest) ?? free[0];
}

const LETTERS: Record<Unit, string> = { year: 'Y', month: 'M', week: 'W', day: 'D', hour: 'H', minute: 'M', second: 'S' };

function wholeAmount(amount: number): number {
  return Number.isFinite(amount) ? Math.min(Math.max(Math.round(amount), 0), 999_999) : 0;
}
