/**
 * Processes are killed at random instants while customers order and mails leave; afterwards nothing is lost and nothing doubled.
 * `CRASH_SEED=<number> CRASH_KILLS=<number>` repeat a run's choices or make it longer.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomInt } from 'node:crypto';
import { afterEach, expect, onTestFailed, test } from 'vitest';
import { prepareShop, type PreparedShop } from '../../bench/prepare-shop.ts';
import { seeded } from '../engine/seeded.ts';
import { journeys } from '../journeys/journey-repository.ts';
import { systemClock } from '../ports/clock.ts';
import { updateShop } from '../shops/shop-repository.ts';
import { collectionsOf, type Db } from '../store/collections.ts';
import { openDatabase } from '../store/open-database.ts';
import { givenMongodbUri, openTestDatabase } from '../store/test-database.ts';
import { Customers } from './customers.ts';
import { startFleet, type Fleet } from './fleet.ts';
import { CAPS, JOURNEYS, SERVICE } from './journeys.ts';
import { startSmtpSink } from './smtp-sink.ts';
import { judge } from './verdict.ts';

const SEED = process.env['CRASH_SEED'] ?? String(randomInt(1_000_000));
const KILLS = Number(process.env['CRASH_KILLS'] ?? 50);
const MAIL_FROM = 'Kontor Klangholz <hallo@shop.example>';
/** An order about every 80 ms, as long as not too many wait for their answer. */
const ORDER_EVERY_MS = 80;
const MOST_AT_ONCE = 20;
const LOOK_EVERY_MS = 250;
const QUIET_LOOKS = 8;
/** Nothing that goes on rests for longer: 75 seconds. */
const STILL_LOOKS = 300;
/** What is due later than this is at rest. */
const HORIZON_MS = 60_000;

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A sequence of its own for each purpose, so that one does not shift the others. */
function random(purpose: string): () => number {
  let count = 0;
  return () => seeded(SEED, purpose, String(count++));
}

test(`${KILLS} kills lose nothing and double nothing (CRASH_SEED=${SEED})`, { timeout: 600_000 + KILLS * 6_000 }, async () => {
  const { fleet, sink, db, customers, shop } = await begin();
  const kills = await killWhile(fleet, customers);
  await untilReady(fleet);
  await untilQuiet(db);
  const verdict = await judge(db, {
    shopId: shop.shopId, mailFrom: MAIL_FROM, caps: CAPS, service: SERVICE, accepted: sink.accepted, now: systemClock.now(),
    journeys: await journeyIds(db), acknowledged: customers.acknowledged, purchases: customers.purchases,
  });
  console.log(`crash test: CRASH_SEED=${SEED} ${JSON.stringify({ kills, ...verdict.figures, posts: customers.attempts })}`);
  expect(verdict.broken).toEqual([]);
  expect(verdict.figures.events).toBeGreaterThan(KILLS);
  expect(await fleet.stop()).toEqual([0, 0, 0]);
});

async function begin() {
  const dataDir = await mkdtemp(join(tmpdir(), 'nachklang-crash-'));
  cleanups.push(() => rm(dataDir, { recursive: true, force: true }));
  const answerAfter = random('smtp');
  const sink = await startSmtpSink(() => answerAfter() * 40);
  cleanups.push(() => sink.close());
  // A store that is given is not killed; an own one is.
  const given = givenMongodbUri() === undefined ? undefined : await openTestDatabase();
  cleanups.push(async () => given?.close());
  let shop: PreparedShop | undefined;
  let db: Db | undefined;
  const prepare = async (mongodbUri: string) => {
    const database = await openDatabase({ mongodbUri, dataDir });
    cleanups.push(() => database.close());
    db = database.db;
    shop = await prepareShop(db, JOURNEYS);
    await updateShop(db, shop.shopId, { view: {}, caps: CAPS, mailFrom: MAIL_FROM, policy: { sendTimes: [], settleMs: 0 } });
  };
  const fleet = await startFleet({ dataDir, smtpUrl: sink.url, prepare, ...(given && { mongodbUri: given.uri }) });
  cleanups.push(() => fleet.close());
  onTestFailed(() => console.log(fleet.said()));
  if (!db || !shop) throw new Error('The shop was not prepared.');
  return { fleet, sink, db, shop, customers: new Customers({ url: fleet.url, apiKey: shop.apiKey, clock: systemClock, random: random('customers') }) };
}

/** Customers order until told to stop; resolves when the last event is acknowledged. */
function shopping(customers: Customers): { stop(): Promise<void> } {
  const under = new Set<Promise<void>>();
  const failures: unknown[] = [];
  const timer = setInterval(() => {
    if (under.size >= MOST_AT_ONCE) return;
    const purchase = customers.buy().catch((error: unknown) => failures.push(error)).then(() => void under.delete(purchase));
    under.add(purchase);
  }, ORDER_EVERY_MS);
  return {
    async stop() {
      clearInterval(timer);
      await Promise.all(under);
      if (failures.length > 0) throw failures[0];
    },
  };
}

/** Kills one process after the other; most are ready by then, some die while they start. Goes on only when something has happened for each: a slow machine is given time to. */
async function killWhile(fleet: Fleet, customers: Customers): Promise<Record<string, number>> {
  const kills = Object.fromEntries(fleet.members.map((member) => [member, 0]));
  const next = random('kills');
  await untilReady(fleet);
  const work = shopping(customers);
  for (let count = 0; count < KILLS; ) {
    await new Promise((resolve) => setTimeout(resolve, 100 + next() * 1_000));
    const member = fleet.members[Math.floor(next() * fleet.members.length)] ?? 'web';
    const early = next() < 0.1;
    if (!fleet.isReady(member) && !early) continue;
    if (customers.acknowledged.size <= count + 1) continue;
    if (!fleet.kill(member)) continue;
    kills[member] = (kills[member] ?? 0) + 1;
    count += 1;
  }
  await work.stop();
  return kills;
}

/** Who was killed last may still be starting, and would not yet know how to end when asked. */
async function untilReady(fleet: Fleet): Promise<void> {
  await expect.poll(() => fleet.members.every((member) => fleet.isReady(member)), { timeout: 300_000 }).toBe(true);
}

/** Nothing pending, nothing leaving, nothing due soon; or nothing goes on any more, and the verdict says what was left. */
async function untilQuiet(db: Db): Promise<void> {
  let before = '';
  // Between the write of a run and that of its message no count shows it: only several looks in a row tell.
  for (let quiet = 0, still = 0; quiet < QUIET_LOOKS && still < STILL_LOOKS; ) {
    const open = await openCounts(db);
    quiet = open.every((count) => count === 0) ? quiet + 1 : 0;
    still = String(open) === before ? still + 1 : 0;
    before = String(open);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

function openCounts(db: Db): Promise<number[]> {
  const { events, messages, enrollments } = collectionsOf(db);
  return Promise.all([
    events.countDocuments({ state: { $ne: 'done' } }),
    messages.countDocuments({ state: { $in: ['queued', 'sending'] } }),
    enrollments.countDocuments({ state: 'active', dueAt: { $lte: systemClock.now() + HORIZON_MS } }),
  ]);
}

async function journeyIds(db: Db): Promise<Map<string, string>> {
  return new Map((await journeys(db).find().toArray()).map(({ _id, name }) => [name.en, _id]));
}
