/** Fills the store with waiting enrollments: one real order goes through the program, then what the engine left of it is copied under other ids. */
import type { mongo } from 'mongoose';
import type { ContactRecord, EnrollmentRecord, OrderRecord } from '../src/engine/model.ts';
import { partitionOf } from '../src/engine/partition.ts';
import { collectionsOf, type Collections } from '../src/store/collections.ts';

const BATCH = 2_000;
const IN_FLIGHT = 3;
const DAY_MS = 24 * 3_600_000;

interface Originals { enrollment: EnrollmentRecord; contact: ContactRecord; order: OrderRecord }

/** What the engine left of the order, as soon as it waits. */
export async function originalsOf(db: mongo.Db, orderId: string, journeyVersion: string): Promise<Originals> {
  const { enrollments, contacts, orders } = collectionsOf(db);
  for (let tries = 0; tries < 200; tries += 1) {
    const enrollment = await enrollments.findOne({ orderId, versionId: journeyVersion, dueAt: { $exists: true } });
    if (enrollment) {
      const contact = await contacts.findOne({ _id: enrollment.contactId });
      const order = await orders.findOne({ _id: `${enrollment.shopId}|${orderId}` });
      if (contact && order) return { enrollment, contact, order };
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The order did not come to wait.');
}

/** Enrollments first, so that the disk they take can be told from that of their contacts and orders. */
export async function fillWaiting(db: mongo.Db, { enrollment, contact, order }: Originals, count: number, now: number, measureDisk: () => number): Promise<{ enrollmentBytes: number; allBytes: number }> {
  const collections = collectionsOf(db);
  const ids = { orderId: order.view.id, contactId: contact._id, contactIds: contactIdsOf(count, contact._id.length) };
  const enrollments = copier(enrollment, ids);
  const contacts = copier(contact, ids);
  const orders = copier(order, ids);
  const before = measureDisk();
  // From tomorrow on, over thirty days.
  await insert(collections, 'enrollments', count, (index) => ({ ...enrollments(index), dueAt: now + DAY_MS + ((index * 7_919) % 1_000_000) * 2_592 }));
  const between = measureDisk();
  await insert(collections, 'contacts', count, contacts);
  await insert(collections, 'orders', count, orders);
  return { enrollmentBytes: (between - before) / count, allBytes: (measureDisk() - before) / count };
}

/** Copies a record under the ids of the n-th order and contact: every text that names the originals is replaced, and the partition follows. */
function copier<T extends { shopId: string; partition: number }>(original: T, { orderId, contactId, contactIds }: { orderId: string; contactId: string; contactIds: readonly string[] }): (index: number) => T {
  const parts = JSON.stringify(original).split(new RegExp(`(${escape(orderId)}|${escape(contactId)})`));
  return (index) => {
    const newOrder = `w${String(index).padStart(orderId.length - 1, '0')}`;
    const newContact = contactIds[index] ?? contactId;
    const copy = JSON.parse(parts.map((part) => (part === orderId ? newOrder : part === contactId ? newContact : part)).join('')) as T;
    copy.partition = partitionOf(original.shopId, newContact);
    return copy;
  };
}

/**
 * As spread as the digests that ids of contacts really are, but written in their order: a million new contacts come over years, each beside
 * others that were there before, and nobody waits until all pages have been written again for each. What falls due together is spread all the same.
 */
function contactIdsOf(count: number, length: number): string[] {
  return Array.from({ length: count }, (_, index) => scramble(index).slice(-length).padEnd(length, 'x')).sort();
}

function scramble(index: number): string {
  let state = (index + 1) * 2_654_435_761;
  let text = '';
  for (let round = 0; round < 4; round += 1) {
    state = Math.imul(state ^ (state >>> 15), 2_246_822_519) + round * 3_266_489_917;
    text += (state >>> 0).toString(36).padStart(7, '0');
  }
  return `${text.slice(0, 14)}${index.toString(36)}`;
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

async function insert(collections: Collections, name: 'enrollments' | 'contacts' | 'orders', count: number, record: (index: number) => object): Promise<void> {
  let next = 0;
  await Promise.all(Array.from({ length: IN_FLIGHT }, async () => {
    while (next < count) {
      const from = next;
      next = Math.min(from + BATCH, count);
      await collections[name].insertMany(Array.from({ length: next - from }, (_, offset) => record(from + offset)) as never, { ordered: false });
    }
  }));
}
