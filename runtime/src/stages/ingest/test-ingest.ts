/** An Ingest on a database of its own, and what its tests want to know about it. */
import { FakeClock } from '../../ports/clock.ts';
import { FakeWakeups } from '../../ports/wakeups.ts';
import type { EventRecord } from '../../engine/model.ts';
import { ensureIndexes } from '../../store/open-database.ts';
import { openTestDatabase } from '../../store/test-database.ts';
import { DELIVERY_INDEXES } from './deliveries.ts';
import { EVENT_INDEXES, Ingest } from './ingest.ts';
import { ROUTE_INDEXES } from './route-store.ts';
import type { Route } from './route.ts';

export async function openTestIngest() {
  const database = await openTestDatabase();
  await ensureIndexes(database.db, [...EVENT_INDEXES, ...ROUTE_INDEXES, ...DELIVERY_INDEXES]);
  const clock = new FakeClock('2026-03-01T12:00:00Z');
  const woken = new Set<number>();
  const errors: unknown[] = [];
  const started: Ingest[] = [];
  /** Another process on the same database: nothing in common but the documents. */
  const start = (): Ingest => {
    const wakeups = new FakeWakeups((partitions) => [...partitions].forEach((one) => woken.add(one)));
    const ingest = new Ingest({ db: database.db, clock, wakeups, onError: (error) => errors.push(error) });
    started.push(ingest);
    return ingest;
  };
  const events = database.db.collection<EventRecord>('events');
  const routes = database.db.collection<Route>('routes');
  return {
    db: database.db, clock, woken, errors, start, events, routes,
    settle: async () => {
      for (const ingest of started) await ingest.close();
    },
    empty: async () => {
      for (const ingest of started) await ingest.close();
      started.length = 0;
      woken.clear();
      errors.length = 0;
      for (const name of ['events', 'routes', 'deliveries', 'tasks', 'source_connections']) await database.db.collection(name).deleteMany({});
    },
    close: () => database.close(),
  };
}

export function cloudEvent(id: string, type: string, data: Record<string, unknown>, time?: string): Record<string, unknown> {
  return { specversion: '1.0', id, source: 'shop', type, data, ...(time !== undefined && { time }) };
}
