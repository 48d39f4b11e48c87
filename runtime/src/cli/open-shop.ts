/** The database and one shop in it, for commands that read or write what the server works on. */
import { findRunningStore } from '@nachklang/embedded-mongo';
import { loadConfig } from '../config/load-config.ts';
import type { ShopRecord } from '../engine/shop-model.ts';
import { loadShops } from '../shops/shop-repository.ts';
import type { Db } from '../store/collections.ts';
import { CouldNotRun } from './exit-codes.ts';

/**
 * Opens, works, closes. The embedded store is shared with a running Nachklang; without one it is started for this command.
 * `where` says in words which database it is.
 */
export async function withDatabase<T>(work: (db: Db, where: string) => Promise<T>): Promise<T> {
  const config = loadConfig();
  const running = config.mongodbUri === undefined ? await findRunningStore(config.dataDir) : undefined;
  const uri = config.mongodbUri ?? running;
  const where = config.mongodbUri === undefined ? `Embedded store in ${config.dataDir}${running === undefined ? '' : ' (in use by a running Nachklang)'}` : 'MongoDB at MONGODB_URI';
  const { openDatabase } = await import('../store/open-database.ts');
  const database = await openDatabase({ dataDir: config.dataDir, ...(uri !== undefined && { mongodbUri: uri }) });
  try {
    return await work(database.db, where);
  } finally {
    await database.close();
  }
}

/** Throws {@link CouldNotRun} when there is no such shop. */
export function withShop<T>(shopId: string | undefined, work: (db: Db, shop: ShopRecord) => Promise<T>): Promise<T> {
  return withDatabase(async (db) => work(db, chooseShop(await loadShops(db), shopId)));
}

/** The one that was named, or the only one there is. */
export function chooseShop(shops: readonly ShopRecord[], shopId: string | undefined): ShopRecord {
  const known = shops.map(({ _id, view }) => `${_id} (${view.name})`).join(', ');
  const [first] = shops;
  if (first === undefined) throw new CouldNotRun('There is no shop yet. Start Nachklang and follow the set-up link it prints, or start it with --demo.');
  if (shopId === undefined) {
    if (shops.length > 1) throw new CouldNotRun(`There are several shops; name one with --shop: ${known}.`);
    return first;
  }
  const found = shops.find(({ _id }) => _id === shopId);
  if (found === undefined) throw new CouldNotRun(`There is no shop ${shopId}. There are: ${known}.`);
  return found;
}
