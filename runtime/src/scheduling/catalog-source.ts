/** The catalog's source in the database. */
import { loadLiveVersions, loadVersions } from '../journeys/version-repository.ts';
import { readConfigCounter } from '../shops/config-counter.ts';
import { loadShops } from '../shops/shop-repository.ts';
import type { Db } from '../store/collections.ts';
import type { CatalogSource } from './journey-catalog.ts';

export function catalogSource(db: Db): CatalogSource {
  return {
    counter: () => readConfigCounter(db),
    shops: () => loadShops(db),
    liveVersions: () => loadLiveVersions(db),
    versions: (ids) => loadVersions(db, ids),
  };
}
