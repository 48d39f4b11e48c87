/**
 * Loads the demo shop: sixty days of orders through the real stages on a virtual clock, in memory, and then into the store and the built-in
 * mailbox. Nothing is sent anywhere, whatever SMTP_URL says, and no worker that runs beside it takes part.
 */
import { demoShop } from '../../../examples/demo-shop/generate.ts';
import type { Core } from '../core.ts';
import { FakeClock } from '../ports/clock.ts';
import { findShop } from '../shops/shop-repository.ts';
import { removeShop } from '../shops/remove-shop.ts';
import { claimDemo, readDemoState, type DemoClaim } from './demo-state.ts';
import { setUpShop } from './set-up-shop.ts';
import { tellStory } from './tell-story.ts';
import { VirtualWorker } from './virtual-worker.ts';
import { writeStory } from './write-story.ts';

export interface DemoLoaded {
  orders: number;
  contacts: number;
  mails: number;
  skipped: number;
}

const DAYS = 60;
const DAY_MS = 24 * 3_600_000;
const ORDERS = 300;
/** Progress is written down in such steps, and as a sign of life at least this often. */
const STEP_SHARE = 0.04;
const SIGN_MS = 5_000;

export type DemoCore = Pick<Core, 'db' | 'clock' | 'nodeTypes' | 'config' | 'onError'>;

/** Under way, and told to everybody: `loaded` says when it is there. `present`: it is there, or somebody else is at it. */
export type DemoBegun = { kind: 'loading'; loaded: Promise<DemoLoaded> } | { kind: 'present' };

/** `onProgress` hears the share that is done, from 0 to 1. */
export async function beginDemo(core: DemoCore, onProgress: (share: number) => void = () => undefined): Promise<DemoBegun> {
  const { db, clock } = core;
  if ((await readDemoState(db, clock.now())).state === 'ready') return { kind: 'present' };
  const claim = await claimDemo(db, clock);
  if (claim === undefined) return { kind: 'present' };
  if (claim.first && (await findShop(db, demoShop.id)) !== null) {
    // Somebody else was done between the look and the claim.
    await claim.end();
    return { kind: 'present' };
  }
  return { kind: 'loading', loaded: load(core, claim, onProgress) };
}

async function load(core: DemoCore, claim: DemoClaim, onProgress: (share: number) => void): Promise<DemoLoaded> {
  const { db } = core;
  try {
    await removeShop(db, demoShop.id);
    const end = core.clock.now();
    const clock = new FakeClock(end - (DAYS + 1) * DAY_MS);
    const worker = new VirtualWorker({ ...core, clock, catalog: await setUpShop({ ...core, clock }) });
    await tellStory(worker, clock, { end, orders: ORDERS, days: DAYS }, progressOf(core, claim, onProgress));
    await claim.hold(1);
    await writeStory(db, worker.told());
    await claim.end();
  } catch (error) {
    // Half a shop is of no use to anybody. It goes before the claim does: whoever claims next sets up the same shop at once.
    await removeHalf(db, claim).catch(core.onError);
    // In any case: what could not be removed is the next one's first step, and why it all broke off is what the caller has to hear.
    await claim.fail().catch(core.onError);
    throw error;
  }
  const { id } = demoShop;
  const [orders, contacts, mails, skipped] = await Promise.all([
    db.collection('orders').countDocuments({ shopId: id }),
    db.collection('contacts').countDocuments({ shopId: id }),
    db.collection('mails').countDocuments({ shopId: id }),
    db.collection('decisions').countDocuments({ shopId: id, outcome: { $ne: 'send' } }),
  ]);
  return { orders, contacts, mails, skipped };
}

/** What somebody else set up meanwhile is not ours. */
async function removeHalf(db: DemoCore['db'], claim: DemoClaim): Promise<void> {
  await claim.hold();
  await removeShop(db, demoShop.id);
}

/** Tells the caller at once, and everybody else by the database, in steps. */
function progressOf({ clock }: DemoCore, claim: DemoClaim, onProgress: (share: number) => void): (share: number) => Promise<void> {
  let written = { share: 0, at: clock.now() };
  return async (share) => {
    onProgress(share);
    // Telling is computing: whoever else uses this process gets a turn at each step.
    await new Promise((resolve) => setImmediate(resolve));
    if (share < written.share + STEP_SHARE && clock.now() < written.at + SIGN_MS) return;
    written = { share, at: clock.now() };
    await claim.hold(Math.min(Math.max(share, 0), 1));
  };
}
