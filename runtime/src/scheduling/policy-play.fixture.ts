/** Plays an era on the real store: several workers on several clocks, some of which die in the middle of their writes. */
import { StoreConflict } from '../engine/changes.ts';
import { PARTITIONS, type Reservation } from '../engine/model.ts';
import type { CatalogSource } from './journey-catalog.ts';
import { FakeClock } from '../ports/clock.ts';
import { Killed, type Gate } from '../store/gated-db.fixture.ts';
import { openEngineWorld, type EngineWorker, type EngineWorld } from './engine-world.fixture.ts';
import { Dice, recordsOf, type ShopPlan } from './policy-draws.fixture.ts';
import { HANDS, ROUGH, type PlannedLook, type PlannedPerson, type Schedule } from './policy-people.fixture.ts';

/** A worker works through everything at once: what belongs to one person is not split between two batches. */
const EVERYTHING = 100_000;
const MINUTE = 60_000;
/** So long after the last tick somebody comes in the end. */
export const LAST_LOOK_MS = MINUTE;

export interface Played {
  /** When each message was decided on. */
  sentAt: Map<string, number>;
  runs: Map<string, { state: string; path: Record<string, string>; dueAt?: number | undefined }>;
  windows: Map<string, Reservation[]>;
  deaths: number;
}

export async function play(shops: readonly ShopPlan[], people: readonly PlannedPerson[], { ticks, looks }: Schedule, seed: string): Promise<Played> {
  const world = await openEngineWorld([], [], () => sourceOf(shops));
  try {
    const first = world.worker('first');
    const hands = HANDS.map((_, index) => new Hand(world, index, first, new Dice(`${seed}/${index}`)));
    const arriving = Map.groupBy(people.flatMap(({ events }) => events), ({ arrives }) => arrives);
    for (const [index, tick] of ticks.entries()) {
      await world.add(...(arriving.get(tick) ?? []).map(({ record }) => record));
      await Promise.all(hands.map((hand, number) => hand.work((looks[number] ?? []).filter(({ arrived }) => arrived === tick))));
      if (index === 1) await remember(world, people);
    }
    await hands[ROUGH]?.finish((ticks.at(-1) ?? 0) + LAST_LOOK_MS);
    return await readOut(world, hands.reduce((sum, { deaths }) => sum + deaths, 0));
  } finally {
    await world.close();
  }
}

/** Some partitions, and who works on them. */
class Hand {
  deaths = 0;
  readonly #world: EngineWorld;
  readonly #partitions: number[];
  readonly #isRough: boolean;
  readonly #dice: Dice;
  readonly #first: EngineWorker;
  readonly #workers: Mortal[] = [];
  #unfinishedSince: number | undefined;
  /** Ends when the first worker, who has stopped in the middle, has gone on. */
  #stalled: Promise<boolean> | undefined;

  constructor(world: EngineWorld, index: number, first: EngineWorker, dice: Dice) {
    this.#world = world;
    this.#partitions = Array.from({ length: PARTITIONS }, (_, partition) => partition).filter((partition) => HANDS[index]?.includes(partition % 8));
    this.#isRough = index === ROUGH;
    this.#dice = dice;
    this.#first = first;
  }

  async work(looks: readonly PlannedLook[]): Promise<void> {
    for (const look of looks) await (this.#isRough ? this.#roughly(look) : this.#carefully(look));
  }

  /** Whoever dies is followed at once, on the same machine, until one survives. */
  async #carefully({ now, dies }: PlannedLook): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      if (await this.#try(this.#worker(0), now, dies && attempt < 3, attempt > 0 ? now : undefined)) return;
    }
  }

  /**
   * Now and then somebody stops in the middle, loses the lease without noticing, and goes on when another one has worked through the next look.
   * What a dead one left waits for the next look, on another clock.
   */
  async #roughly({ now, dies }: PlannedLook): Promise<void> {
    const [first, second] = [this.#worker(0), this.#worker(1)];
    const left = this.#stalled ? (this.#unfinishedSince ?? now) : this.#unfinishedSince;
    if (!this.#stalled && !this.#dice.oneIn(4)) {
      const stalls = first.luck.stall(this.#moment(6));
      const ends = this.#try(first, now, false, left);
      if ((await Promise.race([ends, stalls])) === 'stalled') this.#stalled = ends;
      else first.luck.goOn();
      return this.#note(this.#stalled === undefined, now);
    }
    // The longer nobody is there, the more is judged otherwise then.
    if (this.#stalled && !this.#dice.oneIn(3)) return;
    // Two faults at once are rare, and what must be looked at: beside one that stands still every other one dies.
    const done = [await this.#try(this.#stalled ? second : first, now, this.#stalled ? this.#dice.oneIn(2) : dies, left)];
    if (this.#stalled) {
      first.clock.set(now);
      first.luck.goOn();
      done.push(await this.#stalled);
      this.#stalled = undefined;
    }
    this.#note(!done.includes(false), now);
  }

  #note(isDone: boolean, now: number): void {
    this.#unfinishedSince = isDone ? undefined : (this.#unfinishedSince ?? now);
  }

  /** Somebody comes in the end. */
  async finish(now: number): Promise<void> {
    this.#worker(0).luck.goOn();
    await this.#stalled;
    await this.#try(this.#worker(0), now, false, this.#unfinishedSince ?? now);
  }

  /** @param left what somebody may have left unfinished since */
  async #try({ self, clock, luck }: Mortal, now: number, mayDie: boolean, left?: number): Promise<boolean> {
    clock.set(now);
    luck.draw(mayDie ? this.#moment(8) : Infinity);
    try {
      if (left !== undefined) await self.store.recoverEffects(this.#partitions, left - MINUTE);
      await self.work(this.#partitions);
      return true;
    } catch (error) {
      if (error instanceof Killed) this.deaths += 1;
      // Two who keep getting into each other's way try again when they are woken again.
      else if (!(this.#isRough && error instanceof StoreConflict)) throw error;
      return false;
    }
  }

  /** Between the writes of contacts and of runs most can go wrong. */
  #moment(writes: number): Moment {
    return this.#isRough && this.#dice.oneIn(2) ? 'runs' : this.#dice.int(writes);
  }

  #worker(index: number): Mortal {
    const known = this.#workers[index];
    if (known && !known.luck.isOver) return known;
    const luck = new Luck(this.#dice);
    const clock = new FakeClock(0);
    return (this.#workers[index] = { luck, clock, self: this.#world.worker(`w${index}`, luck.gate, { clock, limit: EVERYTHING, catalog: this.#first.catalog }) });
  }
}

interface Mortal { self: EngineWorker; clock: FakeClock; luck: Luck }

/** Before which write: after so many others, or the first one of runs. */
type Moment = number | 'runs';

/**
 * A process that is killed: from some write on each one may be the first that does not happen, and after it none does; those that were under way
 * beside it may. Or one that stops for a while before some write.
 */
class Luck {
  isOver = false;
  #death = new Countdown(Infinity);
  #stall: { at: Countdown; stopped: () => void; goesOn: Promise<void>; go: () => void } | undefined;
  readonly #dice: Dice;
  constructor(dice: Dice) {
    this.#dice = dice;
  }
  draw(moment: Moment): void {
    this.#death = new Countdown(moment);
  }
  stall(moment: Moment): Promise<'stalled'> {
    const { promise: goesOn, resolve: go } = Promise.withResolvers<void>();
    return new Promise((resolve) => {
      this.#stall = { at: new Countdown(moment), stopped: () => resolve('stalled'), goesOn, go };
    });
  }
  goOn(): void {
    this.#stall?.go();
    this.#stall = undefined;
  }
  readonly gate: Gate = async (operation, collection) => {
    if (this.isOver) throw new Killed('dead already');
    if (operation === 'read') return;
    const stall = this.#stall;
    if (stall?.at.isOver(collection)) {
      stall.stopped();
      await stall.goesOn;
    }
    if (!this.#death.isOver(collection) || (!this.#death.isExact && this.#dice.oneIn(2))) return;
    this.isOver = true;
    throw new Killed('killed before a write');
  };
}

class Countdown {
  readonly isExact: boolean;
  #left: number;
  constructor(moment: Moment) {
    this.isExact = moment === 'runs';
    this.#left = moment === 'runs' ? 0 : moment;
  }
  /** Asked before each write; once it has come it stays. */
  isOver(collection: string | undefined): boolean {
    if (!this.isExact || collection === 'enrollments') this.#left -= 1;
    return this.#left < 0;
  }
}

function sourceOf(shops: readonly ShopPlan[]): CatalogSource {
  const records = shops.map(recordsOf);
  const versions = records.flatMap((one) => one.versions);
  return { counter: async () => 1, shops: async () => records.map(({ shop }) => shop), liveVersions: async () => versions, versions: async (ids) => versions.filter(({ _id }) => ids.includes(_id)) };
}

/** What they got in the year before. */
async function remember({ records }: EngineWorld, people: readonly PlannedPerson[]): Promise<void> {
  const updates = people.map(({ contact, history }) => ({
    updateOne: { filter: { _id: contact }, update: { $set: { window: history.map(({ category, ...slot }): Reservation => ({ ...slot, channel: 'email', ...(category !== undefined && { category }) })) } } },
  }));
  await records.contacts.bulkWrite(updates, { ordered: false });
}

async function readOut({ records }: EngineWorld, deaths: number): Promise<Played> {
  const [messages, runs, contacts] = await Promise.all([
    records.messages.find({}, { projection: { createdAt: 1 } }).toArray(),
    records.enrollments.find({}, { projection: { state: 1, path: 1, dueAt: 1 } }).toArray(),
    records.contacts.find({}, { projection: { window: 1 } }).toArray(),
  ]);
  return {
    deaths, sentAt: new Map(messages.map(({ _id, createdAt }) => [_id, createdAt])), runs: new Map(runs.map((run) => [run._id, run])),
    windows: new Map(contacts.map(({ _id, window }) => [_id, window])),
  };
}

/** Slots older than the longest window may be forgotten. */
export const longestOf = ({ caps }: ShopPlan): number => Math.max(...caps.map(({ windowMs }) => windowMs));
