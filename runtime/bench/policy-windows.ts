/**
 * The rolling windows of many contacts, on disk and in memory, and what it costs to look at those of a batch; beside the usual way, a row for each
 * message, found by contact and time. `node runtime/bench/policy-windows.ts [contacts]`
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { mongo } from 'mongoose';
import type { ContactRecord, Reservation } from '../src/engine/model.ts';
import { partitionOf } from '../src/engine/partition.ts';
import { openDatabase } from '../src/store/open-database.ts';
import { childrenOf, memoryOf, type Memory } from './memory.ts';

export interface WindowsFigure {
  contacts: number;
  peerContacts: number;
  /** Bytes a contact. */
  windowOnDisk: number;
  contactOnDisk: number;
  rowsOnDisk: number;
  /** Of the store, after a fresh start and a batch looked at. */
  atRest: Memory;
  withoutWindows: Memory;
  /** For a batch of 300 contacts. */
  readMs: number;
  peerReadMs: number;
}

type Stored = { _id: string };
interface Row extends Reservation, Stored { contactId: string }
interface Filled { bytes: number; memory: Memory; readMs: number }

/** As many as the default caps let anybody have in a week. */
const SLOTS = 3;
const BATCH = 2_000;
const IN_FLIGHT = 3;
const CONTACTS_READ = 300;
const REST_MS = 5_000;
const NOW = Date.UTC(2026, 10, 24, 11);
const DAY_MS = 24 * 3_600_000;

export async function measureWindows(contacts: number, peerContacts: number): Promise<WindowsFigure> {
  const readById = (db: mongo.Db, ids: string[]) => db.collection<ContactRecord>('contacts').find({ _id: { $in: ids } }).toArray();
  const bare = await filled('contacts', contacts, (index) => [contactOf(index, [])], readById);
  const full = await filled('contacts', contacts, (index) => [contactOf(index, slotsOf(index))], readById);
  const rows = await filled('rows', peerContacts, rowsOf, (db, ids) => db.collection<Row>('rows').find({ contactId: { $in: ids }, at: { $gte: NOW - 7 * DAY_MS } }).toArray());
  return {
    contacts, peerContacts, contactOnDisk: full.bytes / contacts, windowOnDisk: (full.bytes - bare.bytes) / contacts, rowsOnDisk: rows.bytes / peerContacts,
    atRest: full.memory, withoutWindows: bare.memory, readMs: full.readMs, peerReadMs: rows.readMs,
  };
}

async function filled(name: string, contacts: number, recordsOf: (index: number) => Stored[], read: (db: mongo.Db, ids: string[]) => Promise<unknown>): Promise<Filled> {
  const dataDir = mkdtempSync(join(tmpdir(), 'nachklang-bench-'));
  try {
    const before = await openDatabase({ dataDir });
    if (name === 'rows') await before.db.collection<Row>(name).createIndex({ contactId: 1, at: 1 });
    await fill(before.db.collection<Stored>(name), contacts, recordsOf);
    await before.close();
    const bytes = Number(execFileSync('du', ['-s', '--block-size=1', dataDir], { encoding: 'utf8' }).split('\t')[0]);
    const others = new Set(childrenOf(process.pid));
    const { db, close } = await openDatabase({ dataDir });
    try {
      const readMs = await batchMs(db, contacts, read);
      await new Promise((resolve) => setTimeout(resolve, REST_MS));
      const store = childrenOf(process.pid).find((pid) => !others.has(pid)) ?? 0;
      return { bytes, memory: memoryOf(store), readMs };
    } finally {
      await close();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function fill(collection: mongo.Collection<Stored>, contacts: number, recordsOf: (index: number) => Stored[]): Promise<void> {
  let next = 0;
  await Promise.all(Array.from({ length: IN_FLIGHT }, async () => {
    while (next < contacts) {
      const from = next;
      next = Math.min(from + BATCH, contacts);
      await collection.insertMany(Array.from({ length: next - from }, (_, offset) => recordsOf(from + offset)).flat(), { ordered: false });
    }
  }));
}

/** The middle of many batches, whose contacts lie anywhere. */
async function batchMs(db: mongo.Db, contacts: number, read: (db: mongo.Db, ids: string[]) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 41; round += 1) {
    const ids = Array.from({ length: CONTACTS_READ }, (_, index) => idOf(((round * CONTACTS_READ + index) * 7_919) % contacts));
    const started = performance.now();
    await read(db, ids);
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[20] ?? NaN;
}

const idOf = (index: number) => `c_${index.toString(36).padStart(20, '0')}`;

function slotsOf(index: number): Reservation[] {
  return Array.from({ length: SLOTS }, (_, slot) => ({ key: `${index.toString(36).padStart(8, '0')}-4c1f-4d6e-9a53-2f1b7c90a1e4|${100_000 + index}-${slot}|1|mail|1`, at: NOW - (slot + 1) * 2 * DAY_MS + index, channel: 'email', class: 'marketing', category: 'review' }));
}

function rowsOf(index: number): Row[] {
  return slotsOf(index).map((slot) => ({ ...slot, _id: slot.key, contactId: idOf(index) }));
}

/** As the projections leave somebody who ordered once. */
function contactOf(index: number, window: Reservation[]): ContactRecord {
  const _id = idOf(index);
  const by = `shop|bench|${index}`;
  const email = `anna.${index}@example.com`;
  return {
    _id, shopId: 'shop', partition: partitionOf('shop', _id), revision: 3, createdAt: NOW, window, suppressions: [], consents: [], entries: [],
    stamps: { '#0': { time: NOW, by, fields: ['email', 'customerId', 'firstName', 'lastName', 'locale', 'place'] } },
    view: { id: _id, email, customerId: `c-${index}`, firstName: 'Anna', lastName: 'Beispiel', locale: 'de', timeZone: 'Europe/Berlin', country: 'DE', postcode: '20095', tags: [], attributes: {}, orderCount: 1, totalSpent: 84.7, firstOrderAt: NOW, lastOrderAt: NOW },
    orders: [{ id: `${index}`, placedAt: NOW, total: 84.7, currency: 'EUR', active: true, stamp: { time: NOW, by }, notice: { version: '1', at: NOW, by, address: email }, sale: { categories: ['ceramics', 'tea'], stamp: { time: NOW, by } } }],
  };
}

if (import.meta.main) {
  const contacts = Number(process.argv[2] ?? 1_000_000);
  console.dir(await measureWindows(contacts, Math.ceil(contacts / 10)));
}
