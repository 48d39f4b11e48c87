/** The database and one shop in it, for commands that read or write what the server works on. */
import { loadConfig } from '../config/load-config.ts';
import type { ShopRecord } from '../engine/model.ts';
import { loadShops } from '../shops/shop-repository.ts';
import type { Db } from '../store/collections.ts';
import { CouldNotRun } from './exit-codes.ts';

/** Opens, works, closes. Throws {@link CouldNotRun} when there is no such shop. */
export async function withShop<T>(shopId: string | undefined, work: (db: Db, shop: ShopRecord) => Promise<T>): Promise<T> {
  const { mongodbUri, dataDir } = loadConfig();
  const { openDatabase } = await import('../store/open-database.ts');
  const database = await openDatabase({ dataDir, ...(mongodbUri !== undefined && { mongodbUri }) });
  try {
    return await work(database.db, chooseShop(await loadShops(database.db), shopId));
  } finally {
    await database.close();
  }
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
