/**
 * Loads the demo shop: sixty days of orders through the real stages on a virtual clock, into the store and the built-in mailbox.
 * Nothing is sent anywhere, whatever SMTP_URL says, and no worker that runs beside it takes part.
 */
import { demoArrivals, demoShop } from '../../../examples/demo-shop/generate.ts';
import type { Core } from '../core.ts';
import { newJourney } from '../journeys/create-journey.ts';
import { insertJourney } from '../journeys/journey-repository.ts';
import { loadTemplate } from '../journeys/load-template.ts';
import { publish } from '../journeys/publish-journey.ts';
import { FakeClock } from '../ports/clock.ts';
import { catalogSource } from '../scheduling/catalog-source.ts';
import { JourneyCatalog } from '../scheduling/journey-catalog.ts';
import { announceConfigChange } from '../shops/config-counter.ts';
import { removeShop } from '../shops/remove-shop.ts';
import { createShop, updateShop } from '../shops/shop-repository.ts';
import type { Db } from '../store/collections.ts';
import { claimLoading, endLoading, failLoading, readDemoState, tellProgress } from './demo-state.ts';
import { copyShop, openScratch } from './scratch-database.ts';
import { VirtualWorker } from './virtual-worker.ts';

export interface DemoLoaded {
  kind: 'loaded';
  orders: number;
  contacts: number;
  mails: number;
  skipped: number;
}

const TEMPLATES = ['dispatched', 'delay', 'review-request'];
const DAYS = 60;
const ORDERS = 300;
/** What happened within three hours is worked through at their end: as if the shop system had told it then. */
const ARRIVALS_MS = 3 * 3_600_000;
/** What falls due is worked through at the next full hour, so that a mail for nine in the morning is one. */
const DUE_MS = 3_600_000;
/** Progress is written down in such steps, and as a sign of life at least this often. */
const STEP_SHARE = 0.04;
const SIGN_MS = 5_000;

export type DemoCore = Pick<Core, 'db' | 'clock' | 'nodeTypes' | 'config' | 'onError'>;

/** `onProgress` hears the share that is done, from 0 to 1. `present`: it is there, or somebody else is loading it. */
export async function loadDemo(core: DemoCore, onProgress: (share: number) => void = () => undefined): Promise<DemoLoaded | { kind: 'present' }> {
  const { db, clock } = core;
  if ((await readDemoState(db, clock.now())).state === 'ready' || !(await claimLoading(db, clock.now()))) return { kind: 'present' };
  try {
    await removeShop(db, demoShop.id);
    const scratch = await openScratch(db);
    await tell({ ...core, db: scratch }, progressOf(core, onProgress));
    await copyShop(scratch, db);
    await scratch.dropDatabase();
    await announceConfigChange(db);
    await endLoading(db);
  } catch (error) {
    await failLoading(db);
    throw error;
  }
  const { id } = demoShop;
  const [orders, contacts, mails, skipped] = await Promise.all([
    db.collection('orders').countDocuments({ shopId: id }),
    db.collection('contacts').countDocuments({ shopId: id }),
    db.collection('mails').countDocuments({ shopId: id }),
    db.collection('decisions').countDocuments({ shopId: id, outcome: { $ne: 'send' } }),
  ]);
  return { kind: 'loaded', orders, contacts, mails, skipped };
}

/** The sixty days, in this database. */
async function tell(core: DemoCore, onProgress: (share: number) => Promise<void>): Promise<void> {
  const { db, nodeTypes, onError } = core;
  const end = core.clock.now();
  const clock = new FakeClock(end - (DAYS + 1) * 24 * 3_600_000);
  await createDemoShop(db, clock);
  for (const template of TEMPLATES) await publishTemplate(core, clock, template);
  const catalog = new JourneyCatalog(catalogSource(db), nodeTypes, (versionId, error) => onError(new Error(`Version ${versionId} cannot run in the demo.`, { cause: error })));
  const worker = new VirtualWorker({ ...core, catalog, clock });
  const arrivals = demoArrivals({ end, orders: ORDERS, days: DAYS });
  for (let next = 0; ; ) {
    const arrivesAt = arrivals[next]?.at ?? Infinity;
    const dueAt = worker.nextDueAt() ?? Infinity;
    if (Math.min(arrivesAt, dueAt) >= end) return;
    clock.set(Math.min(roundUp(arrivesAt, ARRIVALS_MS), roundUp(dueAt, DUE_MS), end));
    const first = next;
    while ((arrivals[next]?.at ?? Infinity) <= clock.now()) next += 1;
    await worker.arrive(demoShop.id, arrivals.slice(first, next).map((arrival) => arrival.event));
    await worker.settle();
    await onProgress(1 - (end - clock.now()) / (DAYS * 24 * 3_600_000));
  }
}

function roundUp(at: number, stepMs: number): number {
  return Math.ceil(at / stepMs) * stepMs;
}

/** Tells the caller at once, and everybody else by the database, in steps. */
function progressOf({ db, clock }: DemoCore, onProgress: (share: number) => void): (share: number) => Promise<void> {
  let written = { share: 0, at: clock.now() };
  return async (share) => {
    onProgress(share);
    if (share < written.share + STEP_SHARE && clock.now() < written.at + SIGN_MS) return;
    written = { share, at: clock.now() };
    await tellProgress(db, clock.now(), Math.min(Math.max(share, 0), 1));
  };
}

async function createDemoShop(db: Db, clock: FakeClock): Promise<void> {
  const { id, name, country, locale, timeZone, supportEmail } = demoShop;
  await createShop(db, clock, { id, name, country, locale, timeZone, mailFrom: `${name} <${supportEmail}>` });
  await updateShop(db, id, { view: demoShop });
}

async function publishTemplate({ db, nodeTypes }: DemoCore, clock: FakeClock, template: string): Promise<void> {
  const document = await loadTemplate(template);
  if (!document) throw new Error(`The template ${template} is missing.`);
  const journey = newJourney(document, { id: `demo-${template}`, shopId: demoShop.id, at: clock.now(), by: 'demo' });
  await insertJourney(db, journey);
  const result = await publish({ db, clock, nodeTypes }, journey, 'demo');
  if (result.kind !== 'published') throw new Error(`The template ${template} could not be published: ${result.kind}.`);
}
