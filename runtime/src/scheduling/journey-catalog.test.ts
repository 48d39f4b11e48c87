import { NODE_TYPES } from '@nachklang/nodes/executors';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newJourney } from '../journeys/create-journey.ts';
import { findJourney, insertJourney, saveDraft } from '../journeys/journey-repository.ts';
import { publish } from '../journeys/publish-journey.ts';
import { ALL_INDEXES } from '../indexes.ts';
import { FakeClock } from '../ports/clock.ts';
import { createShop, updateShop } from '../shops/shop-repository.ts';
import { ensureIndexes } from '../store/open-database.ts';
import { openTestDatabase, type TestDatabase } from '../store/test-database.ts';
import { catalogSource } from './catalog-source.ts';
import { journey, ON_ORDER, T0 } from './engine-world.fixture.ts';
import { JourneyCatalog, type CatalogSource } from './journey-catalog.ts';

const clock = new FakeClock(T0);
let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await ensureIndexes(database.db, ALL_INDEXES);
  await createShop(database.db, clock, { id: 's1', name: 'Kontor', country: 'DE', locale: 'de', mailFrom: 'Kontor <hallo@shop.example>' });
});
afterAll(() => database.close());

/** A catalog as another process has it, and how often it read more than the counter. */
function catalog(types = NODE_TYPES) {
  const source = catalogSource(database.db);
  const problems: string[] = [];
  let reads = 0;
  const counted: CatalogSource = { ...source, shops: () => ((reads += 1), source.shops()) };
  return { catalog: new JourneyCatalog(counted, types, (versionId) => problems.push(versionId)), problems, reads: () => reads };
}

async function publishJourney(id: string, wait: string): Promise<string> {
  const document = journey(id, ON_ORDER, ['wait', 'delay', { duration: wait }]);
  const at = clock.now();
  const known = await findJourney(database.db, 's1', id);
  if (known) await saveDraft(database.db, 's1', id, known.draft.revision, { document, savedAt: at, savedBy: 'test' });
  else await insertJourney(database.db, newJourney(document, { id, shopId: 's1', at, by: 'test' }));
  const record = await findJourney(database.db, 's1', id);
  if (!record) throw new Error('The journey is not there.');
  const published = await publish({ db: database.db, clock, nodeTypes: NODE_TYPES }, record, 'test');
  if (published.kind !== 'published') throw new Error(JSON.stringify(published));
  return published.version._id;
}

test('while nothing changes, a look costs the counter alone', async () => {
  const { catalog: here, reads } = catalog();
  await here.refresh();
  await here.refresh();
  await here.refresh();
  expect(reads()).toBe(1);
  expect(here.shop('s1')?.view.name).toBe('Kontor');
});

test('a change of the shop made by another process is seen at the next look', async () => {
  const { catalog: here } = catalog();
  await here.refresh();
  await updateShop(database.db, 's1', { view: { name: 'Kontor Klangholz' }, caps: [] });
  expect(here.shop('s1')?.view.name).toBe('Kontor');
  await here.refresh();
  expect(here.shop('s1')).toMatchObject({ view: { name: 'Kontor Klangholz' }, caps: [] });
});

test('a version published elsewhere takes new entries at the next look; the one before stays for its runs', async () => {
  const { catalog: here } = catalog();
  await here.refresh();
  const first = await publishJourney('j1', 'PT1H');
  await here.refresh();
  expect(here.shop('s1')?.live.map(({ id }) => id)).toEqual([first]);
  const second = await publishJourney('j1', 'PT2H');
  await here.refresh();
  expect(here.shop('s1')?.live.map(({ id }) => id)).toEqual([second]);
  expect(here.journey(first)?.nodes.get('wait')?.settings).toEqual({ duration: 'PT1H' });
  // A process that began later reads the old one when a run needs it.
  const { catalog: later } = catalog();
  await later.refresh();
  expect(later.journey(first)).toBeUndefined();
  await later.ensure([first, 'nothing@1']);
  expect(later.journey(first)?.id).toBe(first);
  expect(later.journey('nothing@1')).toBeUndefined();
});

test('a version with a node that is not installed here is named and left out, and costs the others nothing', async () => {
  const version = await publishJourney('j1', 'PT3H');
  const { catalog: here, problems } = catalog(new Map([...NODE_TYPES].filter(([id]) => id !== 'delay')));
  await here.refresh();
  expect(problems).toEqual([version]);
  expect(here.shop('s1')?.live).toEqual([]);
});
