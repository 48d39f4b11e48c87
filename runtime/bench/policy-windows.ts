/** The rolling windows of many contacts, on disk and in memory; beside the usual way, a row for each message. `node runtime/bench/policy-windows.ts [contacts]` */
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
  /** Of the store, after a fresh start. */
  atRest: Memory;
  withoutWindows: Memory;
}

type Stored = { _id: string };
interface Row extends Reservation, Stored { contactId: string }
interface Filled { bytes: number; memory: Memory }

/** As many as the default caps let anybody have in a week. */
const SLOTS = 3;
const BATCH = 2_000;
const IN_FLIGHT = 3;
const REST_MS = 5_000;
const NOW = Date.UTC(2026, 10, 24, 11);
const DAY_MS = 24 * 3_600_000;

export async function measureWindows(contacts: number, peerContacts: number): Promise<WindowsFigure> {
  const bare = await filled('contacts', contacts, (index) => [contactOf(index, [])]);
  const full = await filled('contacts', contacts, (index) => [contactOf(index, slotsOf(index))]);
  const rows = await filled('rows', peerContacts, rowsOf);
  return {
    contacts, peerContacts, contactOnDisk: full.bytes / contacts, windowOnDisk: (full.bytes - bare.bytes) / contacts, rowsOnDisk: rows.bytes / peerContacts,
    atRest: full.memory, withoutWindows: bare.memory,
  };
}

async function filled(name: string, contacts: number, recordsOf: (index: number) => Stored[]): Promise<Filled> {
  const dataDir = mkdtempSync(join(tmpdir(), 'nachklang-bench-'));
  try {
    const before = await openDatabase({ dataDir });
    if (name === 'rows') await before.db.collection<Row>(name).createIndex({ contactId: 1, at: 1 });
    await fill(before.db.collection<Stored>(name), contacts, recordsOf);
    await before.close();
    const bytes = Number(execFileSync('du', ['-s', '--block-size=1', dataDir], { encoding: 'utf8' }).split('\t')[0]);
    const others = new Set(childrenOf(process.pid));
    const { close } = await openDatabase({ dataDir });
    try {
      await new Promise((resolve) => setTimeout(resolve, REST_MS));
      return { bytes, memory: memoryOf(childrenOf(process.pid).find((pid) => !others.has(pid)) ?? 0) };
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
