/** Which user has which role in which shop. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { mongo } from 'mongoose';
import { DEMO_SHOP_ID } from '../demo/demo-id.ts';
import type { IndexSpec } from '../store/index-spec.ts';
import type { Role } from './permissions.ts';

export interface MembershipRecord {
  /** `${shopId}|${userId}` */
  _id: string;
  shopId: string;
  userId: string;
  /** As at the time of joining; kept for the team's list. */
  name: string;
  email: string;
  role: Role;
  createdAt: EpochMs;
}

export const MEMBERSHIP_INDEXES: IndexSpec[] = [
  { collection: 'memberships', key: { userId: 1, createdAt: 1 } },
  { collection: 'memberships', key: { shopId: 1, createdAt: 1 } },
];

const memberships = (db: mongo.Db) => db.collection<MembershipRecord>('memberships');

export async function membershipsOf(db: mongo.Db, userId: string): Promise<MembershipRecord[]> {
  return memberships(db).find({ userId }).sort({ createdAt: 1 }).toArray();
}

export async function membersOf(db: mongo.Db, shopId: string): Promise<MembershipRecord[]> {
  return memberships(db).find({ shopId }).sort({ createdAt: 1 }).limit(500).toArray();
}

/** Of a real shop: who only looks around in the demo still gets the set-up link. */
export async function anyOwnerExists(db: mongo.Db): Promise<boolean> {
  return (await memberships(db).findOne({ role: 'owner', shopId: { $ne: DEMO_SHOP_ID } }, { projection: { _id: 1 } })) !== null;
}

/** Whether anybody could sign in. */
export async function anyMemberExists(db: mongo.Db): Promise<boolean> {
  return (await memberships(db).findOne({}, { projection: { _id: 1 } })) !== null;
}

/** Joins, or changes the role of who is already there. */
export async function saveMembership(db: mongo.Db, member: Omit<MembershipRecord, '_id'>): Promise<void> {
  const { createdAt, ...rest } = member;
  await memberships(db).updateOne({ _id: `${member.shopId}|${member.userId}` }, { $set: rest, $setOnInsert: { createdAt } }, { upsert: true });
}

export type MembershipChange = { kind: 'changed' } | { kind: 'unknown' } | { kind: 'last_owner' };

/** A shop keeps at least one owner. */
export async function changeRole(db: mongo.Db, shopId: string, userId: string, role: Role): Promise<MembershipChange> {
  if (role !== 'owner' && (await isLastOwner(db, shopId, userId))) return { kind: 'last_owner' };
  const answer = await memberships(db).updateOne({ _id: `${shopId}|${userId}` }, { $set: { role } });
  return { kind: answer.matchedCount === 1 ? 'changed' : 'unknown' };
}

export async function removeMembership(db: mongo.Db, shopId: string, userId: string): Promise<MembershipChange> {
  if (await isLastOwner(db, shopId, userId)) return { kind: 'last_owner' };
  const answer = await memberships(db).deleteOne({ _id: `${shopId}|${userId}` });
  return { kind: answer.deletedCount === 1 ? 'changed' : 'unknown' };
}

async function isLastOwner(db: mongo.Db, shopId: string, userId: string): Promise<boolean> {
  const owners = await memberships(db).find({ shopId, role: 'owner' }).limit(2).toArray();
  return owners.length === 1 && owners[0]?.userId === userId;
}
