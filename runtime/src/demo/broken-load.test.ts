/** A load of the demo that breaks off does no harm to the one that follows, whenever that begins. */
import { NODE_TYPES } from '@nachklang/nodes/executors';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { testConfig } from '../config/test-config.ts';
import { ALL_INDEXES } from '../indexes.ts';
import { FakeClock } from '../ports/clock.ts';
import { gatedDb, Killed, type Gate } from '../store/gated-db.fixture.ts';
import { ensureIndexes } from '../store/open-database.ts';
import { openTestDatabase } from '../store/test-database.ts';
import { claimDemo, readDemoState } from './demo-state.ts';
import { beginDemo, type DemoCore } from './load-demo.ts';
import { setUpShop } from './set-up-shop.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
/** With these no journey can be published. */
const NO_TYPES: DemoCore['nodeTypes'] = new Map();

let core: DemoCore;
let clock: FakeClock;
let errors: unknown[];
beforeEach(async () => {
  const { db, close } = await openTestDatabase();
  onTestFinished(close);
  await ensureIndexes(db, ALL_INDEXES);
  errors = [];
  clock = new FakeClock(NOW);
  core = { db, clock, nodeTypes: NODE_TYPES, config: testConfig(), onError: (error) => void errors.push(error) };
});

const shops = () => core.db.collection('shops').countDocuments({});

async function load(of: DemoCore): Promise<unknown> {
  const begun = await beginDemo(of);
  return begun.kind === 'loading' ? begun.loaded : begun;
}

it('nobody else loads it until half a shop is gone: theirs would go with it', async () => {
  const heard: string[] = [];
  let begun = false;
  let last = Promise.resolve();
  // From its claim on, somebody else tries before each step of the one that breaks off.
  const somebodyElse: Gate = (operation, collection) => {
    begun ||= operation === 'write' && collection === 'shops';
    if (begun) last = last.then(async () => {
      if (!heard.includes('loading')) heard.push((await beginDemo(core)).kind);
    });
    return last;
  };
  await expect(load({ ...core, db: gatedDb(core.db, somebodyElse), nodeTypes: NO_TYPES })).rejects.toThrow('could not be published');
  expect(new Set(heard)).toEqual(new Set(['present']));
  expect([await readDemoState(core.db, NOW), await shops(), errors]).toEqual([{ state: 'failed' }, 0, []]);
});

it('half a shop that cannot be removed is reported, and goes when the next one loads', async () => {
  const storeFails: Gate = async (_operation, collection) => {
    if (collection === 'tasks' && (await shops()) > 0) throw new Killed('the removal broke off');
  };
  // Why the load failed is what the caller hears.
  await expect(load({ ...core, db: gatedDb(core.db, storeFails), nodeTypes: NO_TYPES })).rejects.toThrow('could not be published');
  expect(errors).toEqual([new Killed('the removal broke off')]);
  expect([await readDemoState(core.db, NOW), await shops()]).toEqual([{ state: 'failed' }, 1]);
  // At once, not in a minute, when the first one counts as silent.
  await expect(load({ ...core, nodeTypes: NO_TYPES })).rejects.toThrow('could not be published');
  expect([await readDemoState(core.db, NOW), await shops(), errors.length]).toEqual([{ state: 'failed' }, 0, 1]);
});

it('who was silent for a minute and then breaks off leaves alone what another one has set up meanwhile', async () => {
  let other: Awaited<ReturnType<typeof claimDemo>>;
  const stalls: Gate = async (operation, collection) => {
    if (operation !== 'write' || collection !== 'journeys' || other !== undefined) return;
    clock.advance(60_000);
    other = await claimDemo(core.db, clock);
  };
  await expect(load({ ...core, db: gatedDb(core.db, stalls), nodeTypes: NO_TYPES })).rejects.toThrow('could not be published');
  expect([await shops(), await readDemoState(core.db, clock.now()), errors.map(String)]).toEqual([1, { state: 'loading', share: 0 }, [expect.stringContaining('belongs to somebody else')]]);
});

it('who looked a moment before another one was done does not begin anew', async () => {
  let looked = false;
  const done: Gate = async (operation, collection) => {
    if (looked || operation !== 'write' || collection !== 'settings') return;
    looked = true;
    await setUpShop({ ...core, clock: new FakeClock(NOW) });
  };
  expect(await beginDemo({ ...core, db: gatedDb(core.db, done) })).toEqual({ kind: 'present' });
  expect([await shops(), await readDemoState(core.db, NOW)]).toEqual([1, { state: 'ready' }]);
});

it('when a journey cannot be published, no other is being written behind it', async () => {
  await expect(setUpShop({ ...core, clock: new FakeClock(NOW), nodeTypes: NO_TYPES })).rejects.toThrow('could not be published');
  expect(await core.db.collection('journeys').countDocuments({})).toBe(1);
});
