/** What is personal of erased contacts goes from events, mails, receipts, messages, calls, tasks and the runs they came from. Safe to repeat. */
import type { Erasure } from '../engine/changes.ts';
import { eraseFromDelivery } from '../stages/delivery/index.ts';
import { scrubErased } from '../stages/ingest/index.ts';
import { eraseReceipts } from '../stages/tracking/index.ts';
import type { Collections, Db } from './collections.ts';

/** After the outbox of the batch is written. What began later is a new acquaintance and stays. */
export async function eraseTraces(db: Db, { messages, enrollments, events, tasks, contacts, orders }: Collections, { shopId, contactIds, until }: Erasure): Promise<void> {
  const [wanted, people, bought] = await Promise.all([
    messages.find({ shopId, contactId: { $in: contactIds } }, { projection: { enrollmentId: 1 } }).toArray(),
    contacts.find({ _id: { $in: contactIds }, shopId }, { projection: { entries: 1 } }).toArray(),
    orders.find({ contactId: { $in: contactIds }, shopId }, { projection: { entries: 1 } }).toArray(),
  ]);
  // Contacts and orders keep every entry; messages also lead to the runs of a contact that was handed over.
  const entered = [...people, ...bought].flatMap(({ entries }) => entries.map(({ journeyId, subjectKey, occurrence }) => `${journeyId}|${subjectKey}|${occurrence}`));
  const runs = { _id: { $in: [...new Set([...entered, ...wanted.map(({ enrollmentId }) => enrollmentId)])] }, shopId, 'trigger.time': { $lte: until } };
  const ended = new Set((await enrollments.find(runs, { projection: { _id: 1 } }).toArray()).map(({ _id }) => _id));
  // Also what these runs sent between the erasure and the moment we heard of it.
  const late = wanted.filter(({ enrollmentId }) => ended.has(enrollmentId)).map(({ _id }) => _id);
  await Promise.all([
    ...contactIds.map((contactId) => eraseFromDelivery(db, shopId, contactId, until, late)),
    eraseReceipts(db, shopId, contactIds, until),
    // A task is words about the person, and there is nobody left to do it for.
    tasks.deleteMany({ shopId, contactId: { $in: contactIds }, createdAt: { $lte: until } }),
    scrubErased(events, contactIds.map((contactId) => ({ shopId, contactId, time: until }))),
    // Else a recovery after a crash would put what they wanted into the outbox again.
    enrollments.updateMany({ ...runs, state: { $ne: 'active' } }, { $set: { 'trigger.data': {} }, $unset: { effects: true, effectsAt: true } }),
    forgetFailures(enrollments, runs),
  ]);
}

/** What an error said may quote the person. */
async function forgetFailures(enrollments: Collections['enrollments'], runs: object): Promise<void> {
  const ended = { ...runs, state: { $ne: 'active' as const } };
  const retried = { ...ended, interventions: { $elemMatch: { kind: 'retried' as const } } };
  await Promise.all([
    enrollments.updateMany({ ...ended, state: 'failed' }, { $set: { endReason: 'contact.erased', 'trail.$[told].note': 'contact.erased' }, $unset: { failure: true } }, { arrayFilters: [{ 'told.note': { $exists: true }, 'told.port': { $exists: false } }] }),
    enrollments.updateMany(retried, { $set: { 'trail.$[told].note': 'contact.erased', 'interventions.$[retry].failure': 'contact.erased' }, $unset: { 'interventions.$[retry].why': true } }, { arrayFilters: [{ 'told.note': { $exists: true }, 'told.port': { $exists: false } }, { 'retry.kind': 'retried' }] }),
  ]);
}
