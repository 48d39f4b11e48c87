/** Instants at the border of the API: ISO 8601 outside, milliseconds inside. */
import { Type } from 'typebox';
import type { EpochMs } from '@nachklang/nodes/sdk';

export const Instant = Type.String({ format: 'date-time' });
export const OptionalInstant = Type.Optional(Instant);

export function iso(instant: EpochMs): string {
  return new Date(instant).toISOString();
}

/** The instants of a record as ISO strings, under the same names; absent ones stay absent. */
export function isoFields<K extends string>(record: { readonly [key in K]?: EpochMs | undefined }, names: readonly K[]): { [key in K]?: string } {
  const found: { [key in K]?: string } = {};
  for (const name of names) {
    const instant = record[name];
    if (instant !== undefined) found[name] = iso(instant);
  }
  return found;
}
