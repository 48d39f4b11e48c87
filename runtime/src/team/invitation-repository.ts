/** Invitations into a shop's team: a link that works once and for a week. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { mongo } from 'mongoose';
import { hashToken, randomId, randomToken } from '../auth/tokens.ts';
import type { Role } from '../auth/permissions.ts';
import type { IndexSpec } from '../store/index-spec.ts';

export const INVITATION_MS = 7 * 24 * 3_600_000;

export interface InvitationRecord {
  _id: string;
  shopId: string;
  email: string;
  role: Role;
  tokenHash: string;
  createdAt: EpochMs;
  createdBy: string;
  expiresAt: EpochMs;
}

export const INVITATION_INDEXES: IndexSpec[] = [
  { collection: 'invitations', key: { tokenHash: 1 }, options: { unique: true } },
  { collection: 'invitations', key: { shopId: 1, createdAt: -1 } },
];

const invitations = (db: mongo.Db) => db.collection<InvitationRecord>('invitations');

/** Replaces an earlier invitation of the same person. The token is in the answer only. */
export async function addInvitation(
  db: mongo.Db,
  invitation: Pick<InvitationRecord, 'shopId' | 'email' | 'role' | 'createdAt' | 'createdBy'>,
): Promise<{ record: InvitationRecord; token: string }> {
  const token = randomToken();
  const record: InvitationRecord = { _id: randomId(), ...invitation, tokenHash: hashToken(token), expiresAt: invitation.createdAt + INVITATION_MS };
  await invitations(db).deleteMany({ shopId: record.shopId, email: record.email });
  await invitations(db).insertOne(record);
  return { record, token };
}

export async function openInvitations(db: mongo.Db, shopId: string, now: EpochMs): Promise<InvitationRecord[]> {
  return invitations(db).find({ shopId, expiresAt: { $gt: now } }).sort({ createdAt: -1 }).limit(200).toArray();
}

export async function findInvitation(db: mongo.Db, token: string, now: EpochMs): Promise<InvitationRecord | null> {
  return invitations(db).findOne({ tokenHash: hashToken(token), expiresAt: { $gt: now } });
}

/** Uses the invitation up; of two callers at once, one gets true. */
export async function takeInvitation(db: mongo.Db, id: string): Promise<boolean> {
  return (await invitations(db).findOneAndDelete({ _id: id })) !== null;
}

export async function withdrawInvitation(db: mongo.Db, shopId: string, id: string): Promise<boolean> {
  return (await invitations(db).deleteOne({ _id: id, shopId })).deletedCount === 1;
}
