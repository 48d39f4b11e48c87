/** Which user has which role in which shop. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { mongo } from 'mongoose';
import { DEMO_SHOP_ID } from '../demo/demo-id.ts';
import type { IndexSpec } from '../store/index-spec.ts';
import { isDuplicateKey } from '../store/write-errors.ts';
import { giveUpOwnership, type OwnershipChange, type WriteMembership } from './last-owner.ts';
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
  /** Of an owner who is about to be none: does not count as one who stays (`last-owner.ts`). */
  leaving?: string;
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

/** Joins, or changes the role of who is already there; but an owner stays one, whatever an older invitation says. */
export async function saveMembership(db: mongo.Db, member: Omit<MembershipRecord, '_id'>): Promise<void> {
  const { createdAt, ...rest } = member;
  const _id = idOf(member.shopId, member.userId);
  if (member.role === 'owner') {
    await memberships(db).updateOne({ _id }, { $set: rest, $setOnInsert: { createdAt }, $unset: { leaving: '' } }, { upsert: true });
    return;
  }
  try {
    await memberships(db).updateOne({ _id, ...NO_OWNER }, { $set: rest, $setOnInsert: { createdAt } }, { upsert: true });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}

export type MembershipChange = OwnershipChange | { kind: 'unknown' };

/** A shop keeps at least one owner. */
export async function changeRole(db: mongo.Db, shopId: string, userId: string, role: Role): Promise<MembershipChange> {
  const set = async (who: mongo.Filter<MembershipRecord>) => (await memberships(db).updateOne(who, { $set: { role }, $unset: { leaving: '' } })).matchedCount === 1;
  if (role === 'owner') return { kind: (await set({ _id: idOf(shopId, userId) })) ? 'changed' : 'unknown' };
  return takeFrom(db, { shopId, userId }, set);
}

export async function removeMembership(db: mongo.Db, shopId: string, userId: string): Promise<MembershipChange> {
  return takeFrom(db, { shopId, userId }, async (who) => (await memberships(db).deleteOne(who)).deletedCount === 1);
}

/** Only together with the look for another owner may an owner become something else: no other write reaches one. */
const NO_OWNER = { role: { $ne: 'owner' } } as const;

async function takeFrom(db: mongo.Db, member: { shopId: string; userId: string }, write: WriteMembership): Promise<MembershipChange> {
  const _id = idOf(member.shopId, member.userId);
  for (;;) {
    const given = await giveUpOwnership(memberships(db), member, write);
    if (given !== undefined) return given;
    if (await write({ _id, ...NO_OWNER })) return { kind: 'changed' };
    if ((await memberships(db).findOne({ _id })) === null) return { kind: 'unknown' };
    // Made an owner between the two looks.
  }
}

function idOf(shopId: string, userId: string): string {
  return `${shopId}|${userId}`;
}
