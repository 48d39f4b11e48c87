/** Whose data a preview or test mail shows: an order of the shop, or an invented one. */
import type { Facts, Locale, SubjectKind } from '@nachklang/nodes/sdk';
import type { mongo } from 'mongoose';
import { findContact } from '../../contacts/contact-repository.ts';
import type { ShopRecord } from '../../engine/shop-model.ts';
import { findOrder } from '../../orders/order-repository.ts';
import { notFound } from '../../plugins/problem.ts';
import { inventedFacts, only } from './invented-facts.ts';

export interface SampleWish {
  subject: SubjectKind;
  locale: Locale;
  orderId?: string | undefined;
}

export interface Sample {
  facts: Facts;
  /** Whose data it is; absent for invented people. */
  contactId?: string;
}

/** Throws a problem when the shop has no such order. */
export async function sampleFacts(db: mongo.Db, shop: ShopRecord, { subject, locale, orderId }: SampleWish, now: number): Promise<Sample> {
  const invented = inventedFacts(shop.view, subject, locale, now);
  if (orderId === undefined) return { facts: invented };
  const order = await findOrder(db, shop._id, orderId);
  const contact = order === null ? null : await findContact(db, shop._id, order.contactId);
  if (order === null || contact === null) throw notFound('Order');
  const { placedAt } = order.view;
  const { event: _invented, ...rest } = invented;
  const event = { id: 'preview', source: 'preview', type: 'order.placed' as const, time: placedAt ?? now, receivedAt: placedAt ?? now, contactId: contact._id, orderId, data: { order: { id: orderId } } };
  const facts: Facts = { ...rest, contact: contact.view, order: order.view, event };
  delete facts.parcel;
  delete facts.line;
  return { facts: only(facts, subject), contactId: contact._id };
}
