/** A load of the demo that breaks off does no harm to the one that follows, whenever that begins. */
import { NODE_TYPES } from '@nachklang/nodes/executors';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { testConfig } from '../config/test-config.ts';
import { ALL_INDEXES } from '../indexes.ts';
import { FakeClock } from '../ports/clock.ts';
import { gatedDb, Killed, type Gate } from '../store/gated-db.fixture.ts';
import { ensureIndexes } from '../store/open-database.ts';
import { openTestDatabase } from '../store/test-database.ts';
import { readDemoState } from './demo-state.ts';
import { loadDemo, type DemoCore } from './load-demo.ts';
import { setUpShop } from './set-up-shop.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
/** With these no journey can be published. */
const NO_TYPES: DemoCore['nodeTypes'] = new Map();

let core: DemoCore;
let errors: unknown[];
beforeEach(async () => {
  const { db, close } = await openTestDatabase();
  onTestFinished(close);
  await ensureIndexes(db, ALL_INDEXES);
  errors = [];
  core = { db, clock: new FakeClock(NOW), nodeTypes: NODE_TYPES, config: testConfig(), onError: (error) => void errors.push(error) };
});

const shops = () => core.db.collection('shops').countDocuments({});

it('nobody else loads it until half a shop is gone: theirs would go with it', async () => {
  const heard: string[] = [];
  let begun = false;
  let last = Promise.resolve();
  // From its claim on, somebody else tries before each step of the one that breaks off.
  const somebodyElse: Gate = (operation, collection) => {
    begun ||= operation === 'write' && collection === 'shops';
    if (begun) last = last.then(async () => {
      if (!heard.includes('loaded')) heard.push((await loadDemo(core)).kind);
    });
    return last;
  };
  await expect(loadDemo({ ...core, db: gatedDb(core.db, somebodyElse), nodeTypes: NO_TYPES })).rejects.toThrow('could not be published');
  expect(new Set(heard)).toEqual(new Set(['present']));
  expect([await readDemoState(core.db, NOW), await shops(), errors]).toEqual([{ state: 'failed' }, 0, []]);
});

it('half a shop that cannot be removed is reported, and goes when the next one loads', async () => {
  const storeFails: Gate = async (_operation, collection) => {
    if (collection === 'tasks' && (await shops()) > 0) throw new Killed('the removal broke off');
  };
  // Why the load failed is what the caller hears.
  await expect(loadDemo({ ...core, db: gatedDb(core.db, storeFails), nodeTypes: NO_TYPES })).rejects.toThrow('could not be published');
  expect(errors).toEqual([new Killed('the removal broke off')]);
  expect([await readDemoState(core.db, NOW), await shops()]).toEqual([{ state: 'failed' }, 1]);
  // At once, not in a minute, when the first one counts as silent.
  await expect(loadDemo({ ...core, nodeTypes: NO_TYPES })).rejects.toThrow('could not be published');
  expect([await readDemoState(core.db, NOW), await shops(), errors.length]).toEqual([{ state: 'failed' }, 0, 1]);
});

it('when a journey cannot be published, no other is being written behind it', async () => {
  await expect(setUpShop({ ...core, clock: new FakeClock(NOW), nodeTypes: NO_TYPES })).rejects.toThrow('could not be published');
  expect(await core.db.collection('journeys').countDocuments({})).toBe(1);
});
