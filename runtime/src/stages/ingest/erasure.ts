/** Takes what is personal out of the events of an erased contact; that something happened, and when, stays. */
import type { mongo } from 'mongoose';
import type { EventRecord } from '../../engine/model.ts';

/** Who it was, where they live, and every text in which somebody may have written about them. */
const PERSONAL = [
  'contact', 'address', 'text', 'comment', 'reason', 'problem', 'location', 'message', 'properties', 'url', 'error', 'source', 'ip', 'proof',
  'order.shippingAddress', 'order.statusUrl', 'parcel.trackingUrl', 'return.reason', 'complaint.text', 'complaint.cause',
];
/** What an error said may quote them. */
const WITHOUT_PERSONAL = Object.fromEntries([...PERSONAL.map((field) => `data.${field}`), 'error', 'failure'].map((field) => [field, true as const]));

/** Safe to repeat. Later events are a new acquaintance and stay as they are. */
export async function scrubErased(events: mongo.Collection<EventRecord>, erasures: readonly Pick<EventRecord, 'shopId' | 'contactId' | 'time'>[]): Promise<void> {
  for (const { shopId, contactId, time } of erasures) {
    if (contactId !== undefined) await events.updateMany({ shopId, contactId, time: { $lte: time } }, { $unset: WITHOUT_PERSONAL });
  }
}
