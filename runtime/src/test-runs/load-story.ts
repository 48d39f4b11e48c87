/** The story of a real order: its own events at the instants they happened, of a person as known today. */
import type { mongo } from 'mongoose';
import { findContact } from '../contacts/contact-repository.ts';
import type { ContactRecord, EventRecord, OrderRecord } from '../engine/model.ts';
import { findOrder } from '../orders/order-repository.ts';
import { inventStory, type Setting } from './invent-story.ts';
import { scripted, writeEvents } from './story-events.ts';
import type { Story, StoryEvent } from './story.ts';
import type { Who } from './test-run-schema.ts';

/** A journey is not about an order of whose life thousands of events tell. */
const MOST_EVENTS = 500;

export type LoadedStory = { kind: 'story'; story: Story } | { kind: 'unknown'; what: 'Order' | 'Contact' };

export async function loadStory(db: mongo.Db, shopId: string, journeyId: string, who: Who, setting: Setting): Promise<LoadedStory> {
  if (who.kind === 'sample') return { kind: 'story', story: inventStory(who, setting) };
  if (who.kind === 'contact') {
    const contact = await findContact(db, shopId, who.contactId);
    return contact === null ? { kind: 'unknown', what: 'Contact' } : { kind: 'story', story: inventStory(who, setting, anew(contact, journeyId)) };
  }
  const order = await findOrder(db, shopId, who.orderId);
  const contact = order === null ? null : await findContact(db, shopId, order.contactId);
  if (order === null || contact === null) return { kind: 'unknown', what: 'Order' };
  const real = await eventsOf(db, order, contact);
  return { kind: 'story', story: toldAgain(order, contact, real, journeyId, setting) };
}

/** By way of its contact: no order needs an index of its own over all events. */
async function eventsOf(db: mongo.Db, { shopId, view }: OrderRecord, { _id, mergedFrom = [] }: ContactRecord): Promise<EventRecord[]> {
  const filter = { contactId: { $in: [_id, ...mergedFrom] }, shopId, orderId: view.id };
  const found = await db.collection<EventRecord>('events').find(filter).sort({ time: -1, _id: -1 }).limit(MOST_EVENTS).toArray();
  return found.reverse();
}

function toldAgain(order: OrderRecord, contact: ContactRecord, real: readonly EventRecord[], journeyId: string, { script = [], shop, now }: Setting): Story {
  const startsAt = real[0]?.time ?? order.view.placedAt ?? now;
  const orderId = order.view.id;
  const parcels = order.view.parcels.map(({ id }) => id);
  const place = { shopId: order.shopId, contactId: contact._id, partition: contact.partition, orderId };
  const cast = { contact: { ...(contact.view.email !== undefined && { email: contact.view.email }) }, order: { id: orderId }, parcels };
  const added = writeEvents(scripted(script, cast, startsAt, shop.timeZone), cast, place);
  const known: StoryEvent[] = real.map((record) => ({ origin: 'real', record: { ...record, contactId: contact._id, partition: contact.partition, state: 'pending' } }));
  const own = `${journeyId}|${orderId}|`;
  return {
    startsAt, orderId, contactId: contact._id,
    events: [...known, ...added.events].sort((a, b) => a.record.time - b.record.time),
    unused: added.unused,
    contact: anew(contact, journeyId),
    // What this journey sent for this order is what the test is about to find out.
    window: contact.window.filter(({ key }) => !key.startsWith(own)),
  };
}

/** As if this journey had never met them. */
function anew(contact: ContactRecord, journeyId: string): ContactRecord {
  const { mergedInto: _gone, ...rest } = structuredClone(contact);
  return { ...rest, entries: rest.entries.filter((entry) => entry.journeyId !== journeyId) };
}
