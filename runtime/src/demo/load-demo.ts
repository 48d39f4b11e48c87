/**
 * Loads the demo shop: sixty days of orders through the real stages on a virtual clock, into the store and the built-in mailbox.
 * Nothing is sent anywhere, whatever SMTP_URL says.
 */
import type { EpochMs } from '@nachklang/nodes/sdk';
import { demoArrivals, demoShop } from '../../../examples/demo-shop/generate.ts';
import { randomToken } from '../auth/tokens.ts';
import { createSignIn } from '../auth/sign-in.ts';
import type { Core } from '../core.ts';
import { newJourney } from '../journeys/create-journey.ts';
import { insertJourney } from '../journeys/journey-repository.ts';
import { loadTemplate } from '../journeys/load-template.ts';
import { publish } from '../journeys/publish-journey.ts';
import { FakeClock } from '../ports/clock.ts';
import { createOwner } from '../setup/create-owner.ts';
import { removeShop } from '../shops/remove-shop.ts';
import { findShop, updateShop } from '../shops/shop-repository.ts';
import type { Db } from '../store/collections.ts';
import { VirtualWorker } from './virtual-worker.ts';

export interface DemoLoaded {
  kind: 'loaded';
  orders: number;
  contacts: number;
  mails: number;
  skipped: number;
  owner: { email: string; password: string };
}

const TEMPLATES = ['dispatched', 'delay', 'review-request'];
const DAYS = 60;
const ORDERS = 300;
/** The clock moves in whole hours: what happens within one is worked through at its end. */
const STEP_MS = 3_600_000;
const OWNER = 'demo@klangholz.example';

/** `onProgress` hears the share that is done, from 0 to 1. */
export async function loadDemo(core: Core, onProgress: (share: number) => void = () => undefined): Promise<DemoLoaded | { kind: 'present' }> {
  const { db } = core;
  if (await findShop(db, demoShop.id)) {
    if (!(await wasInterrupted(db))) return { kind: 'present' };
    await removeShop(db, demoShop.id);
  }
  await loading(db).updateOne({ _id: 'demo-loading' }, { $set: { since: core.clock.now() } }, { upsert: true });
  const end = core.clock.now();
  const clock = new FakeClock(end - (DAYS + 1) * 24 * 3_600_000);
  const password = randomToken().slice(0, 16);
  const { id, name, country, locale, timeZone } = demoShop;
  await createOwner({ db, clock, signIn: createSignIn(core) }, { name: 'Demo', email: OWNER, password }, { id, name, country, locale, timeZone, mailFrom: `${name} <${demoShop.supportEmail}>` });
  await updateShop(db, id, { view: demoShop });
  for (const template of TEMPLATES) await publishTemplate(core, clock, template);

  const worker = new VirtualWorker(core, clock);
  const arrivals = demoArrivals({ end, orders: ORDERS, days: DAYS });
  for (let next = 0; ; ) {
    const at = Math.min(arrivals[next]?.at ?? Infinity, worker.nextDueAt() ?? Infinity);
    if (at >= end) break;
    clock.set(Math.min(Math.ceil(at / STEP_MS) * STEP_MS, end));
    const first = next;
    while ((arrivals[next]?.at ?? Infinity) <= clock.now()) next += 1;
    await worker.arrive(id, arrivals.slice(first, next).map((arrival) => arrival.event));
    await worker.settle();
    onProgress(share(clock.now(), end));
  }
  await loading(db).deleteOne({ _id: 'demo-loading' });
  const [orders, contacts, mails, skipped] = await Promise.all([
    db.collection('orders').countDocuments({ shopId: id }),
    db.collection('contacts').countDocuments({ shopId: id }),
    db.collection('mails').countDocuments({ shopId: id }),
    db.collection('decisions').countDocuments({ shopId: id, outcome: { $ne: 'send' } }),
  ]);
  return { kind: 'loaded', orders, contacts, mails, skipped, owner: { email: OWNER, password } };
}

/** There while the demo is being loaded: a demo that was interrupted is thrown away and told anew. */
const loading = (db: Db) => db.collection<{ _id: 'demo-loading'; since: EpochMs }>('settings');

async function wasInterrupted(db: Db): Promise<boolean> {
  return (await loading(db).findOne({ _id: 'demo-loading' })) !== null;
}

async function publishTemplate({ db, nodeTypes }: Core, clock: FakeClock, template: string): Promise<void> {
  const document = await loadTemplate(template);
  if (!document) throw new Error(`The template ${template} is missing.`);
  const journey = newJourney(document, { id: `demo-${template}`, shopId: demoShop.id, at: clock.now(), by: 'demo' });
  await insertJourney(db, journey);
  const result = await publish({ db, clock, nodeTypes }, journey, 'demo');
  if (result.kind !== 'published') throw new Error(`The template ${template} could not be published: ${result.kind}.`);
}

function share(now: EpochMs, end: EpochMs): number {
  return 1 - (end - now) / (DAYS * 24 * 3_600_000);
}
