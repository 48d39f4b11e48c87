/** A shop with an API key and published journeys, made the way the program makes them. */
import { NODE_TYPES } from '@nachklang/nodes/executors';
import type { JourneyDocument } from '@nachklang/nodes/sdk';
import type { mongo } from 'mongoose';
import { addApiKey } from '../src/api-keys/api-key-repository.ts';
import { newJourney } from '../src/journeys/create-journey.ts';
import { insertJourney } from '../src/journeys/journey-repository.ts';
import { publish } from '../src/journeys/publish-journey.ts';
import { systemClock } from '../src/ports/clock.ts';
import { createShop } from '../src/shops/shop-repository.ts';

export interface PreparedShop {
  shopId: string;
  /** With the scope `events:write`. */
  apiKey: string;
  /** In the order of the documents. */
  versionIds: string[];
}

export async function prepareShop(db: mongo.Db, documents: readonly JourneyDocument[]): Promise<PreparedShop> {
  const clock = systemClock;
  const shop = await createShop(db, clock, { name: 'Kontor Klangholz', country: 'DE', locale: 'de', mailFrom: 'Kontor Klangholz <hallo@shop.example>' });
  const { key } = await addApiKey(db, { shopId: shop._id, name: 'bench', scopes: ['events:write'], createdAt: clock.now(), createdBy: 'bench' });
  const versionIds: string[] = [];
  for (const document of documents) {
    const journey = newJourney(document, { id: clock.uuid(), shopId: shop._id, at: clock.now(), by: 'bench' });
    await insertJourney(db, journey);
    const published = await publish({ db, clock, nodeTypes: NODE_TYPES }, journey, 'bench');
    if (published.kind !== 'published') throw new Error(`The journey could not be published: ${JSON.stringify(published.kind === 'problems' ? published.checked.problems : published)}`);
    versionIds.push(published.version._id);
  }
  return { shopId: shop._id, apiKey: key, versionIds };
}
