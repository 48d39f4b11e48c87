/** Everything that is stored about a person (Art. 15 and 20 GDPR), as plain data. */
import type { mongo } from 'mongoose';
import { presentDecision } from '../decisions/decision-schema.ts';
import { presentEnrollment } from '../enrollments/enrollment-schema.ts';
import type { ContactRecord } from '../engine/model.ts';
import type { CallRecord, MessageRecord } from '../engine/outbox-model.ts';
import { presentEvent } from '../events/event-schema.ts';
import { mailOfMessage } from '../messages/mail-of-message.ts';
import { presentMessage } from '../messages/message-schema.ts';
import type { OrderNumbers } from '../orders/order-numbers.ts';
import { presentOrder } from '../orders/order-schema.ts';
import { iso, isoFields } from '../paging/instants.ts';
import { Receipts } from '../stages/tracking/index.ts';
import { collectionsOf } from '../store/collections.ts';
import { presentTask } from '../tasks/task-schema.ts';
import { checkoutNotices } from '../stages/ingest/index.ts';
import { presentContact } from './contact-schema.ts';

export type PersonFile = Awaited<ReturnType<typeof personFile>>;

/** Those the contact took over are the same person. */
export async function personFile(db: mongo.Db, contact: ContactRecord, baseUrl: string) {
  const { _id, shopId, mergedFrom = [] } = contact;
  const of = { contactId: { $in: [_id, ...mergedFrom] }, shopId };
  const { orders, events, messages, decisions, tasks, enrollments, calls } = collectionsOf(db);
  const [bought, happened, sent, decided, asked, told, declared] = await Promise.all([
    orders.find(of).toArray(),
    events.find(of).sort({ time: 1 }).toArray(),
    messages.find(of).sort({ createdAt: 1 }).toArray(),
    decisions.find(of).sort({ at: 1 }).toArray(),
    tasks.find(of).toArray(),
    calls.find(of).toArray(),
    new Receipts(db).listOf(shopId, [_id, ...mergedFrom]),
  ]);
  const entered = [contact, ...bought].flatMap(({ entries }) => entries.map(({ journeyId, subjectKey, occurrence }) => `${journeyId}|${subjectKey}|${occurrence}`));
  const runs = await enrollments.find({ _id: { $in: [...new Set([...entered, ...sent.map(({ enrollmentId }) => enrollmentId), ...decided.map(({ messageKey }) => runOf(messageKey))])] }, shopId }).sort({ startedAt: 1 }).toArray();
  const numbers = new Map(bought.map(({ view }) => [view.id, view.number]));
  return {
    contact: presentContact(contact),
    consentProofs: contact.consents.flatMap(({ channel, purpose, evidence = {} }) => Object.entries(evidence).map(([state, { at, by, ...proof }]) => ({ channel, purpose, state, at: iso(at), event: by, ...proof }))),
    saleNotices: await saleNotices(db, contact, numbers),
    bounces: (contact.bounces ?? []).map(({ at, by }) => ({ at: iso(at), event: by })),
    orders: bought.map(presentOrder),
    events: happened.map((event) => presentEvent(event, numbers)),
    runs: runs.map((run) => presentEnrollment(run, numbers)),
    messages: sent.map((message) => presentMessage(message, numbers)),
    mails: await mailsOf(db, sent, baseUrl),
    decisions: decided.map(presentDecision),
    tasks: asked.map((task) => presentTask(task, numbers)),
    calls: told.map(presentCall),
    withdrawals: declared.map(({ declaration, declaredAt, to, state }) => ({ at: iso(declaredAt), ...declaration, receiptTo: to, receipt: state })),
  };
}

/** What stood at the checkout, and who says so: the order, or the shop of all its orders. */
async function saleNotices(db: mongo.Db, { shopId, orders }: ContactRecord, numbers: OrderNumbers) {
  const found = orders.flatMap(({ id, notice }) => (notice ? [{ order: id, notice }] : []));
  const named = found.flatMap(({ notice }) => notice.statement ?? []);
  const statements = named.length === 0 ? [] : await checkoutNotices(db).find({ _id: { $in: named }, shopId }).toArray();
  return found.map(({ order, notice }) => {
    const statement = statements.find(({ _id }) => _id === notice.statement);
    const text = notice.text ?? statement?.text;
    const orderNumber = numbers.get(order);
    return {
      order, ...(orderNumber !== undefined && { orderNumber }), version: notice.version, ...(text !== undefined && { text }), ...(notice.address !== undefined && { address: notice.address }), at: iso(notice.at), ...isoFields(notice, ['shownAt']),
      saidBy: notice.statement === undefined ? 'order' : 'shop',
      ...(statement && { statement: { from: iso(statement.from), ...isoFields(statement, ['until', 'retractedAt']), statedAt: iso(statement.statedAt) } }),
    };
  });
}

/** One after another: making a mail again takes a look at five records. */
async function mailsOf(db: mongo.Db, sent: readonly MessageRecord[], baseUrl: string) {
  const mails: { id: string; subject: string; text: string; html: string; kept: boolean }[] = [];
  for (const message of sent) {
    const mail = await mailOfMessage(db, message, baseUrl);
    if (mail.kind !== 'gone') mails.push({ id: message._id, subject: mail.subject, text: mail.text, html: mail.html, kept: mail.kind === 'kept' });
  }
  return mails;
}

/** Headers may hold the secrets of the shop; what was said about the person stands in address and body. */
function presentCall({ _id: id, request: { method, url, body }, state, createdAt, status }: CallRecord) {
  return { id, method, url, ...(body !== undefined && { body }), state, at: iso(createdAt), ...(status !== undefined && { status }) };
}

/** The key of a message is its run, the node and the visit. */
function runOf(messageKey: string): string {
  return messageKey.split('|').slice(0, -2).join('|');
}
