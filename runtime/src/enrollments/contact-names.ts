/** Who the contacts of runs are, in as many words as a list has room for. */
import type { mongo } from 'mongoose';
import type { ContactRecord } from '../engine/model.ts';

export interface ContactName { email?: string; name?: string }

/** By id; contacts of this very page, so that their shop is that of their runs. */
export async function namesOf(db: mongo.Db, ids: readonly string[]): Promise<ReadonlyMap<string, ContactName>> {
  if (ids.length === 0) return new Map();
  const found = await db.collection<ContactRecord>('contacts')
    .find({ _id: { $in: [...new Set(ids)] } }, { projection: { 'view.email': 1, 'view.firstName': 1, 'view.lastName': 1 } })
    .toArray();
  return new Map(found.map(({ _id, view: { email, firstName, lastName } }) => {
    const name = [firstName, lastName].filter(Boolean).join(' ');
    return [_id, { ...(email !== undefined && { email }), ...(name !== '' && { name }) }];
  }));
}
