/** Takes an erased contact out of what was delivered: mails kept here go, records of mails sent keep that and when, not to whom; nothing queued leaves. */
import type { mongo } from 'mongoose';
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { CallRecord, MessageRecord } from '../../engine/outbox-model.ts';
import type { StoredMail } from './mailbox-mailer.ts';

/** Safe to repeat. Later messages belong to a new acquaintance and stay, unless `late` names them. */
export async function eraseFromDelivery(db: mongo.Db, shopId: string, contactId: string, until: EpochMs, late: readonly string[] = []): Promise<void> {
  const before = { shopId, contactId, $or: [{ createdAt: { $lte: until } }, { _id: { $in: [...late] } }] };
  const messages = db.collection<MessageRecord>('messages');
  const calls = db.collection<CallRecord>('calls');
  await messages.updateMany({ ...before, state: 'queued' }, { $set: { state: 'withdrawn' } });
  await calls.updateMany({ shopId, contactId, createdAt: { $lte: until }, state: 'queued' }, { $set: { state: 'failed', error: 'withdrawn' } });
  await Promise.all([
    eraseMails(db, before, until),
    messages.updateMany(before, { $set: { to: '' }, $unset: { error: 1, failure: 1, providerId: 1 } }),
    calls.updateMany({ shopId, contactId, createdAt: { $lte: until } }, { $set: { 'request.headers': {}, 'request.url': '' }, $unset: { 'request.body': 1, error: 1 } }),
  ]);
}

/** Mails go with their messages, by the same keys; test mails, which have no message, by a small index of their own. */
async function eraseMails(db: mongo.Db, before: mongo.Filter<MessageRecord> & { shopId: string; contactId: string }, until: EpochMs): Promise<void> {
  const { shopId, contactId } = before;
  const mails = db.collection<StoredMail>('mails');
  const sent = await db.collection<MessageRecord>('messages').find(before, { projection: { _id: 1 } }).toArray();
  await Promise.all([
    mails.deleteMany({ _id: { $in: sent.map(({ _id }) => _id) }, shopId }),
    mails.deleteMany({ shopId, contactId, test: true, createdAt: { $lte: until } }),
  ]);
}
