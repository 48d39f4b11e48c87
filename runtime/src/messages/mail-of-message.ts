/**
 * The mail of a message as its reader sees it: the one that was kept, or, when a mail server carried it away, made once more from the
 * version it came from and what is known of the person today.
 */
import type { mongo } from 'mongoose';
import type { MessageRecord } from '../engine/outbox-model.ts';
import type { VersionRecord } from '../journeys/version-record.ts';
import { factsOf } from '../stages/advancing/index.ts';
import { MailboxMailer } from '../stages/delivery/index.ts';
import { renderEmail, templateVariables } from '../stages/rendering/index.ts';
import { collectionsOf } from '../store/collections.ts';

export type MailOfMessage =
  | { kind: 'kept' | 'made-again'; subject: string; html: string; text: string }
  /** What it was made from is gone: the person was erased, or the message was never a mail. */
  | { kind: 'gone' };

export async function mailOfMessage(db: mongo.Db, message: MessageRecord, baseUrl: string): Promise<MailOfMessage> {
  const kept = await new MailboxMailer(db).readMail(message.shopId, message._id);
  if (kept !== undefined) return { kind: 'kept', subject: kept.subject, html: kept.html, text: kept.text };
  return message.channel === 'email' ? makeAgain(db, message, baseUrl) : { kind: 'gone' };
}

async function makeAgain(db: mongo.Db, message: MessageRecord, baseUrl: string): Promise<MailOfMessage> {
  const { shopId, orderId, locale } = message;
  const { contacts, orders, enrollments, shops } = collectionsOf(db);
  const [contact, order, enrollment, shop, version] = await Promise.all([
    contacts.findOne({ _id: message.contactId, shopId }),
    orderId === undefined ? null : orders.findOne({ _id: `${shopId}|${orderId}`, shopId }),
    enrollments.findOne({ _id: message.enrollmentId, shopId }),
    shops.findOne({ _id: shopId }),
    db.collection<VersionRecord>('journey_versions').findOne({ _id: message.versionId, shopId }, { projection: { emails: 1 } }),
  ]);
  const email = version?.emails[message.email]?.[locale];
  if (contact === null || contact.erasedAt !== undefined || enrollment === null || shop === null || email === undefined) return { kind: 'gone' };
  const facts = factsOf({ enrollment, contact, order: order ?? undefined, shop: shop.view });
  // Leads nowhere: looking at a mail unsubscribes nobody.
  const variables = templateVariables(facts, { locale, formalAddress: shop.formalAddress, unsubscribeUrl: () => `${baseUrl}/p/u/preview` });
  return { kind: 'made-again', ...renderEmail(email, variables) };
}
