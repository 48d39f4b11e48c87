/** Takes a shop away with everything it has, whichever collection it is in. People’s accounts stay: they may belong to other shops. */
import type { mongo } from 'mongoose';
import { everyPart } from '../every-step.ts';
import { announceConfigChange } from './config-counter.ts';
import { deleteShop } from './shop-repository.ts';

/** The shop itself goes last, so that a removal that broke off can be asked for again. Nothing is being deleted any more when it has failed. */
export async function removeShop(db: mongo.Db, shopId: string): Promise<void> {
  const collections = await db.listCollections({}, { nameOnly: true }).toArray();
  await everyPart(...collections.filter(({ name }) => name !== 'shops').map(({ name }) => db.collection(name).deleteMany({ shopId })));
  await deleteShop(db, shopId);
  await announceConfigChange(db);
}
