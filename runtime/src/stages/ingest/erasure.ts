/** Takes what is personal out of the events of an erased contact; that something happened, and when, stays. */
import type { mongo } from 'mongoose';
import type { EventRecord } from '../../engine/model.ts';

/** Safe to repeat. Later events are a new acquaintance and stay as they are. */
export async function scrubErased(events: mongo.Collection<EventRecord>, erasures: readonly Pick<EventRecord, 'shopId' | 'contactId' | 'time'>[]): Promise<void> {
  for (const { shopId, contactId, time } of erasures) {
    if (contactId === undefined) continue;
    await events.updateMany(
      { shopId, contactId, time: { $lte: time } },
      { $unset: { 'data.contact': true, 'data.order.shippingAddress': true, 'data.order.statusUrl': true, 'data.address': true, 'data.parcel.trackingUrl': true, 'data.text': true, 'data.comment': true, 'data.complaint.text': true, 'data.properties': true } },
    );
  }
}
