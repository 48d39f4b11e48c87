/** A shop, its journeys and any number of workers on one test database, on a clock that stands still. */
import { NODE_TYPES } from '@nachklang/nodes/executors';
import { DEFAULT_JOURNEY_SETTINGS, type JourneyDocument } from '@nachklang/nodes/sdk';
import type { Outgoing } from '../engine/drain.ts';
import { PARTITIONS, type EventRecord } from '../engine/model.ts';
import { DEFAULT_CAPS, type CapRule, type ShopRecord } from '../engine/shop-model.ts';
import type { VersionRecord } from '../journeys/version-record.ts';
import { ALL_INDEXES } from '../indexes.ts';
import { FakeClock, type Clock } from '../ports/clock.ts';
import { FakeWakeups } from '../ports/wakeups.ts';
import { collectionsOf, type Collections, type Db } from '../store/collections.ts';
import { gatedDb, type Gate } from '../store/gated-db.fixture.ts';
import { MongoEngineStore } from '../store/mongo-engine-store.ts';
import { ensureIndexes } from '../store/open-database.ts';
import { openTestDatabase } from '../store/test-database.ts';
import { askForNext, drainBatch, type DrainBatchPorts } from './drain-batch.ts';
import { JourneyCatalog, type CatalogSource } from './journey-catalog.ts';

export const T0 = Date.parse('2026-03-02T09:00:00Z');
export const ALL = Array.from({ length: PARTITIONS }, (_, partition) => partition);
export const SHOP: ShopRecord = {
  _id: 's1', caps: DEFAULT_CAPS, mailFrom: 'Kontor <hallo@shop.example>', formalAddress: 'sie', createdAt: T0,
  view: { id: 's1', name: 'Kontor', timeZone: 'Europe/Berlin', country: 'DE', locale: 'de', returnDays: 14 },
};

export interface EngineWorld {
  db: Db;
  records: Collections;
  clock: FakeClock;
  add(...events: EventRecord[]): Promise<void>;
  /** One more worker; `gate` stands before everything it does to the database. */
  worker(id: string, gate?: Gate, own?: WorkersOwn): EngineWorker;
  empty(): Promise<void>;
  close(): Promise<void>;
}

/** What a worker does not share with the others: its clock, how much it takes at once. A catalog is shared by those who are given the same one. */
export interface WorkersOwn { clock?: Clock; limit?: number; catalog?: JourneyCatalog }

export interface EngineWorker {
  store: MongoEngineStore;
  wakeups: FakeWakeups;
  /** Messages this worker was given to hand over. */
  outgoing: Outgoing[];
  withdrawn: string[];
  catalog: JourneyCatalog;
  /** Works through everything that is pending or due now. */
  work(partitions: readonly number[]): Promise<void>;
  /** The same, and asks to be woken for what falls due next. */
  drain(partitions?: readonly number[]): Promise<void>;
}

/** @param sourceOf where shops and versions come from, for a test that publishes while it runs */
export async function openEngineWorld(
  journeys: readonly JourneyDocument[], caps: readonly CapRule[] = DEFAULT_CAPS, sourceOf: (db: Db) => CatalogSource = () => catalogOf(journeys, caps),
): Promise<EngineWorld> {
  const database = await openTestDatabase();
  const { db } = database;
  await ensureIndexes(db, ALL_INDEXES);
  const clock = new FakeClock(T0);
  const records = collectionsOf(db);
  const source = sourceOf(db);
  return {
    db, records, clock,
    add: async (...events) => {
      if (events.length > 0) await records.events.insertMany(events);
    },
    worker: (id, gate, own) => workerOn(gate ? gatedDb(db, gate) : db, id, { clock, ...own }, source),
    empty: async () => {
      for (const name of Object.keys(records)) await db.collection(name).deleteMany({});
      clock.set(T0);
    },
    close: () => database.close(),
  };
}

function workerOn(db: Db, workerId: string, own: WorkersOwn & { clock: Clock }, source: CatalogSource): EngineWorker {
  const store = new MongoEngineStore(db);
  const wakeups = new FakeWakeups();
  const outgoing: Outgoing[] = [];
  const withdrawn: string[] = [];
  const { clock, limit } = own;
  const catalog = own.catalog ?? new JourneyCatalog(source, NODE_TYPES, (id, error) => {
    throw new Error(id, { cause: error });
  });
  const ports: DrainBatchPorts = {
    store, catalog, clock, wakeups, workerId,
    deliver: async (messages) => void outgoing.push(...messages),
    withdrawn: async (ids) => void withdrawn.push(...ids),
  };
  const work = async (partitions: readonly number[]) => {
    while ((await drainBatch(ports, partitions, limit)).more);
  };
  return {
    store, wakeups, outgoing, withdrawn, catalog, work,
    drain: async (partitions = ALL) => {
      await work(partitions);
      await askForNext(ports, partitions);
    },
  };
}

function catalogOf(journeys: readonly JourneyDocument[], caps: readonly CapRule[]): CatalogSource {
  const versions = journeys.map((document): VersionRecord => ({
    _id: `${document.name.en}@1`, shopId: SHOP._id, journeyId: document.name.en, number: 1, document, emails: {}, publishedAt: T0, publishedBy: 'test',
  }));
  return {
    counter: async () => 1,
    shops: async () => [{ ...SHOP, caps: [...caps] }],
    liveVersions: async () => versions,
    versions: async (ids) => versions.filter((version) => ids.includes(version._id)),
  };
}

/** A journey with the id `name`: its nodes one after another, as id, type and settings. */
export function journey(name: string, ...nodes: [string, string, Record<string, unknown>][]): JourneyDocument {
  return {
    format: 1, name: { de: name, en: name }, subject: 'order', settings: DEFAULT_JOURNEY_SETTINGS, emails: {}, notes: [],
    nodes: nodes.map(([id, type, settings]) => ({ id, type, version: 1, settings, position: { x: 0, y: 0 } })),
    edges: nodes.slice(1).map(([to], index) => ({ from: nodes[index]?.[0] ?? '', port: nodes[index]?.[1] === 'send-email' ? 'sent' : 'next', to })),
  };
}

export const ON_ORDER: [string, string, Record<string, unknown>] = ['start', 'order-event', { which: 'placed' }];

export function mail(messageClass: 'transactional' | 'marketing', whenBlocked: 'skip' | 'defer' = 'skip'): [string, string, Record<string, unknown>] {
  return ['mail', 'send-email', { email: 'mail', class: messageClass, whenBlocked, trackClicks: false }];
}

export function orderEvent(type: 'order.placed' | 'order.cancelled' | 'order.paid', orderId: string, time: number, contact = 'c1'): EventRecord {
  return {
    _id: `s1|test|${type}/${orderId}/${time}`, shopId: 's1', source: 'test', type, time, receivedAt: time, contactId: contact, partition: partitionOfContact(contact), orderId,
    data: { order: { id: orderId, number: orderId, total: 40, currency: 'EUR', lines: [], advertisingNotice: { version: '1' } }, contact: { email: `${contact}@example.com` } }, state: 'pending',
  };
}

/** The contacts of the tests are called c1, c2 …: each in a partition of its own. */
function partitionOfContact(contact: string): number {
  return Number(contact.slice(1)) % PARTITIONS;
}
