/** Names for those who did something, as records keep them (`user:<id>`, `key:<id>`). */
import type { mongo } from 'mongoose';
import type { MembershipRecord } from './membership-repository.ts';

/** By actor; one who is not in the team any more, or never was a person, has none. */
export async function actorNames(db: mongo.Db, shopId: string, actors: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(actors)].filter((actor) => actor.startsWith('user:')).map((actor) => `${shopId}|${actor.slice('user:'.length)}`);
  if (ids.length === 0) return new Map();
  const members = await db.collection<MembershipRecord>('memberships').find({ _id: { $in: ids } }, { projection: { userId: 1, name: 1 } }).toArray();
  return new Map(members.map(({ userId, name }) => [`user:${userId}`, name]));
}

/** The two fields of an answer that say who. */
export function whoFields<K extends string>(field: K, actor: string, names: ReadonlyMap<string, string>): Record<K, string> & { [key in `${K}Name`]?: string } {
  const name = names.get(actor);
  const fields = { [field]: actor, ...(name !== undefined && { [`${field}Name`]: name }) };
  // The compiler does not follow names that are made.
  return fields as Record<K, string> & { [key in `${K}Name`]?: string };
}
