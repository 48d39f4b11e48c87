/**
 * Takes the ownership of a shop from somebody, unless nobody would have it then; also when several processes do so at the same instant.
 *
 * Whoever is to leave is marked first, by a word that is used once, and only then it is looked whether an owner without a mark stays. The
 * change itself holds only while that very mark is there. So of two who both succeed, the one that marked later was looked at with the other
 * already marked, and cannot have counted it: one of the two is refused. A mark may be taken away by anybody at any time, for example one that
 * a dead process left: who set it merely begins anew.
 */
import type { mongo } from 'mongoose';
import type { MembershipRecord } from './membership-repository.ts';
import { randomId } from './tokens.ts';

export type OwnershipChange = { kind: 'changed' } | { kind: 'last_owner' };
/** Changes the membership that the filter finds, and says whether there was one. */
export type WriteMembership = (who: mongo.Filter<MembershipRecord>) => Promise<boolean>;
type Memberships = mongo.Collection<MembershipRecord>;

/** Undefined, and nothing written: this is no owner. */
export async function giveUpOwnership(memberships: Memberships, { shopId, userId }: { shopId: string; userId: string }, write: WriteMembership): Promise<OwnershipChange | undefined> {
  const _id = `${shopId}|${userId}`;
  for (;;) {
    const leaving = randomId();
    if ((await memberships.updateOne({ _id, role: 'owner' }, { $set: { leaving } })).matchedCount === 0) return undefined;
    const others = await memberships.find({ shopId, role: 'owner', userId: { $ne: userId } }).toArray();
    if (others.some((other) => other.leaving === undefined)) {
      if (await write({ _id, role: 'owner', leaving })) return { kind: 'changed' };
      // Somebody took the mark, or the ownership, meanwhile.
      continue;
    }
    // Of several at once, one goes on and the others stay; who is refused leaves no mark behind, not even of the dead.
    await takeMarks(memberships, others);
    if (others.length > 0 && others.every((other) => userId < other.userId)) continue;
    await memberships.updateOne({ _id, leaving }, { $unset: { leaving: '' } });
    return { kind: 'last_owner' };
  }
}

async function takeMarks(memberships: Memberships, owners: readonly MembershipRecord[]): Promise<void> {
  for (const { _id, leaving } of owners) if (leaving !== undefined) await memberships.updateOne({ _id, leaving }, { $unset: { leaving: '' } });
}
