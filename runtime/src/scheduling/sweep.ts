/** Every 30 s: look at every partition once and ask for its next wake-up, so that none can be lost for good (design §4, invariant 5). */
import { PARTITIONS } from '../engine/model.ts';
import type { EngineStore } from '../engine/changes.ts';
import type { Wakeups } from '../ports/wakeups.ts';

const ALL = Array.from({ length: PARTITIONS }, (_, partition) => partition);

export async function sweep(store: Pick<EngineStore, 'nextDue'>, wakeups: Wakeups, look: (partitions: Iterable<number>) => void): Promise<void> {
  look(ALL);
  await rememberNextDue(store, wakeups, ALL);
}

/** After the enrollments that were due have moved on, the next one decides when to look again. */
export async function rememberNextDue(store: Pick<EngineStore, 'nextDue'>, wakeups: Wakeups, partitions: readonly number[]): Promise<void> {
  for (const [partition, time] of await store.nextDue(partitions)) wakeups.at(partition, time);
}
