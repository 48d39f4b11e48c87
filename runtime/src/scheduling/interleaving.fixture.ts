/** Workers whose operations come in an order that a scheduler chooses, and that may die before any write. */
import type fc from 'fast-check';
import { StoreConflict } from '../engine/changes.ts';
import { MessageOutbox } from '../stages/outbox/index.ts';
import { Killed, type Gate } from '../store/gated-db.fixture.ts';
import type { EngineWorker, EngineWorld } from './engine-world.fixture.ts';

/** Lets the scheduler decide whose operation comes next. @param survived writes before the death */
export function turns(scheduler: fc.Scheduler, survived: number): Gate {
  let writes = 0;
  return async (operation) => {
    if (operation === 'write') writes += 1;
    if (writes > survived) throw new Killed(`killed before write ${writes}`);
    await scheduler.schedule(Promise.resolve(), operation);
  };
}

/** Drains until nothing is left, and hands over what it was given, as the deliverer does: marketing only after it is written as leaving. */
export async function work({ db, clock }: Pick<EngineWorld, 'db' | 'clock'>, worker: EngineWorker, id: string, handedOver: string[]): Promise<void> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    try {
      await worker.drain();
      break;
    } catch (error) {
      if (error instanceof Killed) return;
      if (!(error instanceof StoreConflict)) throw error;
    }
  }
  const outbox = new MessageOutbox(db);
  for (const { message } of worker.outgoing.splice(0)) {
    const leaves = await outbox.startSending([message._id], id, clock.now() + 60_000);
    if (!leaves.has(message._id)) continue;
    handedOver.push(message._id);
    await outbox.record(new Map([[message._id, { kind: 'sent', at: clock.now() }]]), id);
  }
}
