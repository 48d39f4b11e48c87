/** Takes an erased contact out of what was delivered: mails kept here go, records of mails sent keep that and when, not to whom. */
import type { mongo } from 'mongoose';
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { MessageRecord } from '../../engine/model.ts';

/** Safe to repeat. Later messages belong to a new acquaintance and stay. */
export async function eraseFromDelivery(db: mongo.Db, shopId: string, contactId: string, until: EpochMs): Promise<void> {
  const before = { shopId, contactId, createdAt: { $lte: until } };
  await db.collection('mails').deleteMany(before);
  await db.collection<MessageRecord>('messages').updateMany(before, { $set: { to: '' }, $unset: { error: 1, providerId: 1 } });
}
