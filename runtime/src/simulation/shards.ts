/** The threads of a simulation: contacts are shared out over them, and each hears in order what happens to its own. */
import { getCompileCacheDir } from 'node:module';
import { totalmem } from 'node:os';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { EpochMs } from '@nachklang/nodes/sdk';
import { hash32 } from '../engine/seeded.ts';
import type { Join, Routed } from './memory-routes.ts';
import type { Finished, FromShard, ShardSetup, Step, ThreadData, ToShard } from './shard.ts';
import type { Tally, TallyOptions } from './tally.ts';
import { passOn } from './told-event.ts';

/** Steps that go to a thread at once. */
const BATCH = 256;
/**
 * Characters of events that may wait at a thread: few enough not to fill the memory, and more than is read while it works through what it has saved up
 * (`Households`). Else the reading would stop until it is done, and the other threads would have nothing to do.
 */
const MOST_WAITING = 64 * 2 ** 20;
const YOUNG_MB = 64;

export class Shards {
  readonly #shards: Shard[];
  /** Contacts that went to another thread than the one that they would fall to. */
  readonly #moved = new Map<string, Shard>();
  /** Who became one with whom, by the one who stays. */
  readonly #families = new Map<string, string[]>();

  constructor(count: number, setup: ShardSetup) {
    this.#shards = Array.from({ length: count }, () => new Shard(setup, totalmem() / 2 ** 20 / count));
  }

  happen(at: EpochMs, events: readonly Routed[]): void {
    for (const [shard, own] of Map.groupBy(events, ({ place }) => this.#shardOf(place.contactId))) shard.next({ at, events: own.map(passOn) });
  }

  /** Resolves when no thread has too much to do: else what waits for it would fill the memory. */
  async room(): Promise<void> {
    for (const shard of this.#shards) await shard.room();
  }

  /** One person from now on: the one who goes, and whoever became one with it before, must be where the one who stays is. */
  async join({ from, into }: Join, at: EpochMs): Promise<void> {
    const [source, target] = [this.#shardOf(from), this.#shardOf(into)];
    const goers = [from, ...(this.#families.get(from) ?? [])];
    this.#families.set(into, [...(this.#families.get(into) ?? []), ...goers]);
    if (source === target) return target.next({ at, join: { from, into } });
    for (const contactId of goers) {
      const given = await source.ask({ kind: 'give', contactId, at });
      if (given.kind === 'given') await target.ask({ kind: 'adopt', contactId, belongings: given.belongings, into, at });
      this.#moved.set(contactId, target);
    }
  }

  async finish(until: EpochMs): Promise<Finished> {
    const answers = await Promise.all(this.#shards.map((shard) => shard.ask({ kind: 'finish', until })));
    const finished = answers.flatMap((one) => (one.kind === 'finished' ? [one] : []));
    const failed = finished.flatMap((one) => one.failed).sort((a, b) => (a.id < b.id ? -1 : 1));
    return { failed, lastFact: finished.reduce((latest, one) => Math.max(latest, one.lastFact), 0) };
  }

  async tallies(options: TallyOptions): Promise<Tally[]> {
    const answers = await Promise.all(this.#shards.map((shard) => shard.ask({ kind: 'tally', options })));
    return answers.flatMap((one) => (one.kind === 'tally' ? [one.tally] : []));
  }

  async close(): Promise<void> {
    await Promise.all(this.#shards.map((shard) => shard.close()));
  }

  #shardOf(contactId: string): Shard {
    const shard = this.#moved.get(contactId) ?? this.#shards[hash32(contactId) % this.#shards.length];
    if (!shard) throw new Error('A simulation has at least one thread.');
    return shard;
  }
}

class Shard {
  readonly #worker: Worker;
  readonly #asked: { resolve(answer: FromShard): void; reject(error: Error): void }[] = [];
  #failed: Error | undefined;
  #steps: Step[] = [];
  /** Of the steps. */
  #characters = 0;
  /** Batches whose answer was not waited for yet. */
  readonly #sent: { answer: Promise<FromShard>; characters: number }[] = [];
  /** Of what was sent. */
  #waiting = 0;

  constructor(setup: ShardSetup, memoryMb: number) {
    const compileCache = getCompileCacheDir();
    const data: ThreadData = { setup, compileCache: compileCache === undefined ? undefined : dirname(compileCache) };
    this.#worker = new Worker(new URL('./shard-thread.ts', import.meta.url), {
      workerData: data, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB, maxOldGenerationSizeMb: memoryMb },
    });
    this.#worker.on('message', (answer: FromShard) => this.#asked.shift()?.resolve(answer));
    this.#worker.on('error', (error: Error) => this.#fail(error));
  }

  next(step: Step): void {
    this.#steps.push(step);
    if ('events' in step) for (const event of step.events) if ('text' in event) this.#characters += event.text.length;
    if (this.#steps.length >= BATCH) this.#flush();
  }

  async room(): Promise<void> {
    while (this.#waiting > MOST_WAITING) await this.#answered();
  }

  /** After everything that was told it before. */
  async ask(message: ToShard): Promise<FromShard> {
    this.#flush();
    while (this.#sent.length > 0) await this.#answered();
    return this.#post(message);
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #flush(): void {
    if (this.#steps.length === 0) return;
    const answer = this.#post({ kind: 'happen', steps: this.#steps });
    // Told to whoever waits for it; nobody may be waiting yet.
    answer.catch(() => undefined);
    this.#sent.push({ answer, characters: this.#characters });
    this.#waiting += this.#characters;
    this.#steps = [];
    this.#characters = 0;
  }

  /** The oldest batch. */
  async #answered(): Promise<void> {
    const oldest = this.#sent.shift();
    if (!oldest) return;
    await oldest.answer;
    this.#waiting -= oldest.characters;
  }

  #post(message: ToShard): Promise<FromShard> {
    if (this.#failed) return Promise.reject(this.#failed);
    return new Promise((resolve, reject) => {
      this.#asked.push({ resolve, reject });
      this.#worker.postMessage(message);
    });
  }

  #fail(error: Error): void {
    this.#failed = error;
    for (const asked of this.#asked.splice(0)) asked.reject(error);
  }
}
