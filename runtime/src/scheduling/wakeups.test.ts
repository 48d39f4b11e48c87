import type { Agenda } from 'agenda';
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { FakeClock, systemClock } from '../ports/clock.ts';
import { FakeWakeups } from '../ports/wakeups.ts';
import { openTestDatabase, type TestDatabase } from '../store/test-database.ts';
import { openAgenda } from './agenda.ts';
import { ALL, journey, mail, ON_ORDER, openEngineWorld, orderEvent, T0 } from './engine-world.fixture.ts';
import { rememberNextDue, sweep } from './sweep.ts';
import { AgendaWakeups, defineWakeups } from './wakeups.ts';

const SOON = { timeout: 10_000, interval: 20 };
let database: TestDatabase;
const agendas: Agenda[] = [];
const errors: unknown[] = [];
beforeAll(async () => {
  database = await openTestDatabase();
});
afterEach(async () => {
  await Promise.all(agendas.splice(0).map((agenda) => agenda.stop()));
  await jobs().deleteMany({});
  const [error] = errors.splice(0);
  if (error !== undefined) throw new Error('A wake-up could not be stored.', { cause: error });
});
afterAll(() => database.close());

const jobs = () => database.db.collection('jobs');

/** A process on the database: one with `fired` works, one without only asks. */
async function start(options: { clock?: FakeClock; here?: (partitions: Iterable<number>) => void; fired?: (partition: number) => void } = {}) {
  const agenda = await openAgenda(database.db, (error) => errors.push(error));
  agendas.push(agenda);
  const wakeups = new AgendaWakeups({ agenda, clock: options.clock ?? systemClock, onError: (error) => errors.push(error), here: () => options.here });
  const { fired } = options;
  if (fired) {
    defineWakeups(agenda, (partitions) => partitions.forEach(fired));
    await agenda.start();
  }
  return wakeups;
}

test('what the web side asks for is looked at by a worker, and the job is gone afterwards', async () => {
  const looked = new Set<number>();
  await start({ fired: (partition) => looked.add(partition) });
  const web = await start();
  web.now([3, 17]);
  await vi.waitFor(() => expect([...looked].sort((a, b) => a - b)).toEqual([3, 17]), SOON);
  await vi.waitFor(async () => expect(await jobs().countDocuments()).toBe(0), SOON);
});

test('a wake-up for later comes at its time, not before', async () => {
  const looked: number[] = [];
  await start({ fired: (partition) => looked.push(partition) });
  const web = await start();
  const due = systemClock.now() + 700;
  let early = 0;
  web.at(5, due);
  await vi.waitFor(() => {
    if (looked.length > 0 && systemClock.now() < due) early += 1;
    expect(looked).toEqual([5]);
  }, SOON);
  expect(early).toBe(0);
});

test('any number of wishes for the same partitions and slot, from any number of processes, are one job', async () => {
  const clock = new FakeClock(systemClock.now());
  const [one, other] = [await start({ clock }), await start({ clock })];
  for (let count = 0; count < 20; count += 1) {
    one.now([8, 7]);
    other.now([7]);
    other.now([8]);
  }
  await Promise.all([one.stop(), other.stop()]);
  expect(await jobs().countDocuments()).toBe(1);
  expect(await jobs().countDocuments({ 'data.partitions': [7, 8] })).toBe(1);
});

test('a partition that was asked for already is not asked for again with others of its slot', async () => {
  const clock = new FakeClock(systemClock.now());
  const wakeups = await start({ clock });
  wakeups.now([7]);
  await vi.waitFor(async () => expect(await jobs().countDocuments()).toBe(1), SOON);
  wakeups.now([7, 8, 9]);
  await wakeups.stop();
  expect(await jobs().countDocuments({ 'data.partitions': [8, 9] })).toBe(1);
  expect(await jobs().countDocuments()).toBe(2);
});

test('in a process that drains, a wish for now costs no job', async () => {
  const looked: number[] = [];
  const wakeups = await start({ here: (partitions) => looked.push(...partitions) });
  wakeups.now([1, 2]);
  expect(looked).toEqual([1, 2]);
  expect(await jobs().countDocuments()).toBe(0);
});

test('only the earliest time of a partition is asked for; once it has passed, the next is', async () => {
  const clock = new FakeClock(systemClock.now());
  const wakeups = await start({ clock });
  const hour = clock.now() + 3_600_000;
  wakeups.at(4, hour);
  wakeups.at(4, hour + 60_000);
  await vi.waitFor(async () => expect(await jobs().countDocuments({ 'data.partitions': 4 })).toBe(1), SOON);
  expect(wakeups.passed([4], clock.now())).toEqual([]);
  clock.set(hour);
  expect(wakeups.passed([4, 5], clock.now())).toEqual([4]);
  expect(wakeups.passed([4], clock.now())).toEqual([]);
  wakeups.at(4, hour + 60_000);
  await vi.waitFor(async () => expect(await jobs().countDocuments({ 'data.partitions': 4 })).toBe(2), SOON);
});

test('when the clock jumps ahead, as after a machine slept, what fell due meanwhile is looked at within a second', async () => {
  const clock = new FakeClock(systemClock.now());
  const looked: number[] = [];
  const wakeups = await start({ clock, here: (partitions) => looked.push(...partitions) });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  wakeups.at(5, clock.now() + 7_200_000);
  vi.advanceTimersByTime(1_000);
  clock.advance(7_200_000);
  expect(looked).toEqual([]);
  vi.advanceTimersByTime(1_000);
  expect(looked).toEqual([5]);
  await wakeups.stop();
});

test('a job another worker asked for counts as passed here, so that whoever drains looks for what comes after', async () => {
  const clock = new FakeClock(systemClock.now());
  const wakeups = await start({ clock });
  wakeups.fired(9);
  expect(wakeups.passed([9], clock.now())).toEqual([9]);
});

test('the sweep looks at every partition and asks for the next instant of each, whoever forgot it', async () => {
  const world = await openEngineWorld([journey('service', ON_ORDER, ['wait', 'delay', { duration: 'PT1H' }], mail('transactional'))]);
  try {
    await world.add(orderEvent('order.placed', 'o1', T0, 'c5'));
    // Its worker was killed before it could ask for the hour to come.
    await world.worker('dead').drain();
    const wakeups = new FakeWakeups();
    const looked: number[] = [];
    await sweep(world.worker('other').store, wakeups, (partitions) => looked.push(...partitions));
    expect(looked).toEqual(ALL);
    expect([...wakeups.asked]).toEqual([[5, T0 + 3_600_000]]);
    await rememberNextDue(world.worker('other').store, wakeups, [6]);
    expect(wakeups.asked.has(6)).toBe(false);
  } finally {
    await world.close();
  }
});

test('who drains asks for the next instant once the last one has passed', async () => {
  const world = await openEngineWorld([journey('service', ON_ORDER, ['wait', 'delay', { duration: 'PT1H' }], mail('transactional'))]);
  try {
    await world.add(orderEvent('order.placed', 'o1', T0, 'c5'));
    const worker = world.worker('only');
    await worker.drain();
    expect([...worker.wakeups.asked]).toEqual([[5, T0 + 3_600_000]]);
    world.clock.advance(1_800_000);
    await world.add(orderEvent('order.placed', 'o2', world.clock.now(), 'c5'));
    await worker.drain();
    // Only the earliest is kept …
    expect([...worker.wakeups.asked]).toEqual([[5, T0 + 3_600_000]]);
    world.clock.advance(1_800_000);
    await worker.drain();
    // … and when it has passed, the store is asked what comes after.
    expect([...worker.wakeups.asked]).toEqual([[5, T0 + 5_400_000]]);
  } finally {
    await world.close();
  }
});
