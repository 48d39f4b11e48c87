/** Endings of which every part happens: one that fails keeps none of the others from happening, and is told afterwards. */

/** One after another. */
export async function everyStep(...steps: readonly (() => Promise<unknown>)[]): Promise<void> {
  const ends: PromiseSettledResult<unknown>[] = [];
  for (const step of steps) ends.push(...(await Promise.allSettled([step()])));
  tell(ends);
}

/** Under way already, beside each other. */
export async function everyPart(...parts: readonly (Promise<unknown> | undefined)[]): Promise<void> {
  tell(await Promise.allSettled(parts.map((part) => Promise.resolve(part))));
}

function tell(ends: readonly PromiseSettledResult<unknown>[]): void {
  const errors = ends.flatMap((end): unknown[] => (end.status === 'rejected' ? [end.reason] : []));
  if (errors.length === 1) throw errors[0];
  if (errors.length > 1) throw new AggregateError(errors, 'Several things failed on the way to the end.');
}
