/** One batch from the store through the engine and back: load, drain, commit, hand messages to delivery, ask to be woken again. */
import { RecordsTooLarge, StoreConflict, type Batch, type Changes } from '../engine/changes.ts';
import { drain, type Drained, type Outgoing } from '../engine/drain.ts';
import { failed } from '../engine/failure.ts';
import type { EnrollmentRecord } from '../engine/model.ts';
import type { Poison } from '../engine/set-aside.ts';
import type { Clock } from '../ports/clock.ts';
import type { Wakeups } from '../ports/wakeups.ts';
import type { MongoEngineStore } from '../store/mongo-engine-store.ts';
import type { JourneyCatalog } from './journey-catalog.ts';
import { rememberNextDue } from './sweep.ts';

/** What a batch asks of the engine's store. */
export type BatchStore = Pick<MongoEngineStore, 'loadBatch' | 'enrollments' | 'commit' | 'nextDue' | 'recoverEffects' | 'runsWithQueued'>;

export interface DrainBatchPorts {
  store: BatchStore;
  catalog: JourneyCatalog;
  clock: Clock;
  wakeups: Wakeups;
  workerId: string;
  /** How long this worker may keep a message before another one may take it over; a minute where absent. */
  claimMs?: number;
  /** Takes messages that are durable now; resolves when it has room for more. */
  deliver(outgoing: Outgoing[]): Promise<void>;
  /** Runs of these enrollments have ended: nothing of theirs may leave any more. */
  withdrawn(enrollmentIds: readonly string[]): Promise<void>;
  /** Calls are in the outbox. */
  called?(): void;
  drained?(durationMs: number, batch: Batch): void;
}

const CLAIM_MS = 60_000;
const TRIES = 5;
const DEFAULT_LIMIT = 300;

export async function drainBatch(ports: DrainBatchPorts, partitions: readonly number[], limit = DEFAULT_LIMIT): Promise<{ more: boolean }> {
  let poisoned: ReadonlyMap<string, Poison> = new Map();
  for (let conflicts = 0; ; ) {
    const since = ports.clock.now();
    try {
      return await tryBatch(ports, partitions, limit, poisoned);
    } catch (error) {
      const more = error instanceof RecordsTooLarge ? withTooLarge(poisoned, error.contactIds) : undefined;
      if (!more && !(error instanceof StoreConflict)) throw error;
      // Other enrollments of the batch may have been written, with effects that are not in the outbox yet.
      await ports.store.recoverEffects(partitions, since);
      if (more) poisoned = more;
      else if ((conflicts += 1) >= TRIES) throw error;
    }
  }
}

/** Undefined when all of them have been set aside already: trying again would change nothing. */
function withTooLarge(poisoned: ReadonlyMap<string, Poison>, contactIds: readonly string[]): ReadonlyMap<string, Poison> | undefined {
  const added = contactIds.flatMap((id): [string, Poison][] => {
    const known = poisoned.get(id);
    return known?.wholly ? [] : [[id, { why: failed('too_large'), ...(known && { wholly: true }) }]];
  });
  return added.length === 0 ? undefined : new Map([...poisoned, ...added]);
}

async function tryBatch(ports: DrainBatchPorts, partitions: readonly number[], limit: number, setAside: ReadonlyMap<string, Poison>): Promise<{ more: boolean }> {
  const started = performance.now();
  const { batch, result } = await think(ports, partitions, limit, setAside);
  if (!result) return { more: false };
  const now = ports.clock.now();
  for (const message of result.changes.messages) message.claim = { by: ports.workerId, until: now + (ports.claimMs ?? CLAIM_MS) };
  const withdrawn = [...result.changes.withdrawn, ...(await ports.store.runsWithQueued(result.changes.erased))];
  if (withdrawn.length > 0) await ports.withdrawn(withdrawn);
  await ports.store.commit(result.changes);
  askForWakeups(ports, result.changes);
  const other = result.changes.handovers.flatMap(({ partition }) => partition ?? []);
  if (other.length > 0) ports.wakeups.now(new Set(other));
  if (result.changes.calls.length > 0) ports.called?.();
  ports.drained?.(performance.now() - started, batch);
  if (result.outgoing.length > 0) await ports.deliver(result.outgoing);
  return { more: batch.more || result.again || result.changes.emitted.length > 0 || result.changes.withdrawn.length > 0 || result.changes.objections.length > 0 || other.length > 0 };
}

/** Loads and drains, again with what the engine asks for when it meets traces of a crash or of a bug. */
async function think(ports: DrainBatchPorts, partitions: readonly number[], limit: number, setAside: ReadonlyMap<string, Poison>) {
  let known: ReadonlyMap<string, EnrollmentRecord | undefined> | undefined;
  let poisoned = setAside;
  for (let round = 0; round < TRIES; round += 1) {
    const now = ports.clock.now();
    const [batch] = await Promise.all([ports.store.loadBatch(partitions, now, limit), ports.catalog.refresh()]);
    if (batch.events.length === 0 && batch.due.length === 0) return { batch, result: undefined };
    await ports.catalog.ensure([...batch.due, ...batch.active].map((enrollment) => enrollment.versionId));
    const result: Drained = drain({
      batch,
      now,
      shop: (id) => ports.catalog.shop(id),
      journey: (id) => ports.catalog.journey(id),
      ...(known && { known }),
      poisoned,
    });
    if (result.kind === 'changes') return { batch, result };
    if (result.kind === 'need') known = new Map([...(known ?? []), ...(await ports.store.enrollments(result.enrollmentIds))]);
    else poisoned = result.contacts;
  }
  throw new Error('A batch kept asking for more; it is tried again.');
}

function askForWakeups(ports: DrainBatchPorts, changes: Changes): void {
  const earliest = new Map<number, number>();
  for (const { record } of changes.enrollments) {
    if (record.dueAt === undefined) continue;
    earliest.set(record.partition, Math.min(record.dueAt, earliest.get(record.partition) ?? Infinity));
  }
  for (const [partition, time] of earliest) ports.wakeups.at(partition, time);
}

/** A wake-up that has passed is used up: before the partitions are let go, what falls due next asks for its own. */
export async function askForNext(ports: Pick<DrainBatchPorts, 'clock' | 'store' | 'wakeups'>, partitions: readonly number[]): Promise<void> {
  const passed = ports.wakeups.passed(partitions, ports.clock.now());
  if (passed.length > 0) await rememberNextDue(ports.store, ports.wakeups, passed);
}
