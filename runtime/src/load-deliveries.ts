/** What rendering needs for messages that were not handed over in the drain that made them: retries, and what a crash left. */
import type { mongo } from 'mongoose';
import type { EpochMs } from '@nachklang/nodes/sdk';
import { failed } from './engine/failure.ts';
import type { ContactRecord } from './engine/model.ts';
import type { MessageRecord } from './engine/outbox-model.ts';
import { mayStillLeave } from './may-still-leave.ts';
import type { JourneyCatalog } from './scheduling/journey-catalog.ts';
import { factsOf } from './stages/advancing/index.ts';
import type { Delivery, Loaded } from './stages/delivery/index.ts';
import { collectionsOf, type Collections } from './store/collections.ts';

type DeliveryCatalog = Pick<JourneyCatalog, 'refresh' | 'ensure' | 'shopRecord' | 'email' | 'journey'>;

export async function loadDeliveries(db: mongo.Db, catalog: DeliveryCatalog, messages: readonly MessageRecord[], now: EpochMs): Promise<Map<string, Loaded>> {
  const { contacts, orders, enrollments } = collectionsOf(db);
  const orderId = ({ shopId, orderId: id }: MessageRecord) => (id === undefined ? [] : [`${shopId}|${id}`]);
  const [people, bought, runs] = await Promise.all([
    contacts.find({ _id: { $in: messages.map((message) => message.contactId) } }).toArray(),
    orders.find({ _id: { $in: messages.flatMap(orderId) } }).toArray(),
    enrollments.find({ _id: { $in: messages.map((message) => message.enrollmentId) } }).toArray(),
    catalog.refresh(),
    catalog.ensure(messages.map((message) => message.versionId)),
  ]);
  const contactOf = new Map(people.map((one) => [one._id, one]));
  await addSuccessors(contacts, contactOf);
  const orderOf = new Map(bought.map((one) => [one._id, one]));
  const runOf = new Map(runs.map((one) => [one._id, one]));

  function load(message: MessageRecord): Loaded {
    const contact = successorOf(message.contactId, contactOf);
    const enrollment = runOf.get(message.enrollmentId);
    const shop = catalog.shopRecord(message.shopId);
    const email = catalog.email(message.versionId, message.email, message.locale);
    if (!contact || contact.erasedAt !== undefined) return { kind: 'gone', ...failed('contact_erased') };
    if (enrollment?.state === 'exited') return { kind: 'gone', ...failed('run_ended', { reason: enrollment.endReason ?? 'an exit' }) };
    if (!enrollment || !shop || !email) return { kind: 'gone', ...failed('parts_missing') };
    const order = orderOf.get(orderId(message)[0] ?? '');
    const still = mayStillLeave(message, { contact, order, shop, journey: catalog.journey(message.versionId), now });
    if (still === 'withdrawn') return { kind: 'withdrawn' };
    const facts = factsOf({ enrollment, contact, order, shop: shop.view });
    // Who was taken over is the other one now, also for the last look.
    const delivery: Delivery = { message: { ...message, contactId: contact._id, ...(still === 'without_blocks' && { advertising: 'dropped' }) }, facts, email, shop };
    return { kind: 'ready', delivery };
  }
  return new Map(messages.map((message) => [message._id, load(message)]));
}

/** Contacts that were taken over bring along the one that has their facts now. */
async function addSuccessors(contacts: Collections['contacts'], known: Map<string, ContactRecord>): Promise<void> {
  for (;;) {
    const ids = [...known.values()].flatMap(({ mergedInto }) => (mergedInto === undefined || known.has(mergedInto) ? [] : [mergedInto]));
    if (ids.length === 0) return;
    const found = await contacts.find({ _id: { $in: ids } }).toArray();
    for (const contact of found) known.set(contact._id, contact);
    if (found.length === 0) return;
  }
}

function successorOf(contactId: string, known: ReadonlyMap<string, ContactRecord>): ContactRecord | undefined {
  let contact = known.get(contactId);
  const seen = new Set<string>();
  while (contact?.mergedInto !== undefined && !seen.has(contact._id)) {
    seen.add(contact._id);
    // Not there yet: it has not absorbed this one, whose facts still stand.
    contact = known.get(contact.mergedInto) ?? contact;
  }
  return contact;
}
