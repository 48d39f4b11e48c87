/** The real events a node is tried on, with the records they belong to: one candidate per subject. */
import type { JourneyEvent, Line, ParcelView, SubjectKind } from '@nachklang/nodes/sdk';
import type { mongo } from 'mongoose';
import type { ContactRecord, EventRecord, OrderRecord } from '../engine/model.ts';
import type { ShopRecord } from '../engine/shop-model.ts';
import { journeyEvent } from '../stages/matching/index.ts';
import { recentEvents, recordsOf } from '../suggestions/recent-records.ts';

export interface Candidate {
  shop: ShopRecord;
  event: JourneyEvent;
  contact: ContactRecord;
  order?: OrderRecord;
  parcel?: ParcelView;
  line?: Line;
  /** What a run would be about. */
  subjectKey: string;
}

/** Newest first. Events whose subject is unknown, or that name none, are left out: they would start nothing. */
export async function findCandidates(db: mongo.Db, shop: ShopRecord, subject: SubjectKind, types: readonly string[], limit: number): Promise<Candidate[]> {
  const events = await recentEvents(db, shop._id, types, limit);
  const { contacts, orders } = await recordsOf(db, shop._id, events);
  return events.flatMap((event) => {
    const contact = contacts.get(event.contactId ?? '');
    return contact === undefined ? [] : subjectsOf(event, subject, { shop, contact, order: orders.get(event.orderId ?? '') });
  });
}

function subjectsOf(event: EventRecord, subject: SubjectKind, { shop, contact, order }: { shop: ShopRecord; contact: ContactRecord; order: OrderRecord | undefined }): Candidate[] {
  const parcel = order?.view.parcels.find(({ id }) => id === event.parcelId);
  const base = { shop, contact, event: journeyEvent(event, contact), ...(order && { order }), ...(parcel && { parcel }) };
  if (subject === 'contact') return [{ ...base, subjectKey: contact._id }];
  if (order === undefined) return [];
  if (subject === 'order') return [{ ...base, subjectKey: order.view.id }];
  if (subject === 'parcel') return parcel === undefined ? [] : [{ ...base, subjectKey: parcel.id }];
  return order.view.lines.map((line) => ({ ...base, line, subjectKey: `${order.view.id}|${line.id}` }));
}
