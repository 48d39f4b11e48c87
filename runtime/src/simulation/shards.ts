/** The threads of a simulation: contacts are shared out over them, and each hears in order what happens to its own. */
import { totalmem } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { EventRecord } from '../engine/model.ts';
import { hash32 } from '../engine/seeded.ts';
import type { Join } from './memory-routes.ts';
import type { Finished, FromShard, ShardSetup, ToShard } from './shard.ts';
import type { Tally, TallyOptions } from './tally.ts';

/** Arrivals that go to a thread at once. */
const BATCH = 256;
/** Batches that may wait at a thread: enough to keep it busy, few enough not to fill the memory. */
const WAITING = 8;
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

  async happen(at: EpochMs, events: readonly EventRecord[]): Promise<void> {
    for (const [shard, own] of Map.groupBy(events, (event) => this.#shardOf(event.contactId ?? ''))) await shard.happen(at, own);
  }

  /** One person from now on: the one who goes, and whoever became one with it before, must be where the one who stays is. */
  async join({ from, into }: Join, at: EpochMs): Promise<void> {
    const target = this.#shardOf(into);
    const goers = [from, ...(this.#families.get(from) ?? [])];
    this.#families.set(into, [...(this.#families.get(into) ?? []), ...goers]);
    for (const contactId of goers) {
      const source = this.#shardOf(contactId);
      if (source === target) continue;
      const given = await source.ask({ kind: 'give', contactId, at });
      if (given.kind === 'given') await target.ask({ kind: 'adopt', belongings: given.belongings });
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
  #arrivals: { at: EpochMs; events: EventRecord[] }[] = [];
  /** The answers to batches that were not waited for yet. */
  readonly #sent: Promise<FromShard>[] = [];

  constructor(setup: ShardSetup, memoryMb: number) {
    this.#worker = new Worker(new URL('./shard.ts', import.meta.url), {
      workerData: setup, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB, maxOldGenerationSizeMb: memoryMb },
    });
    this.#worker.on('message', (answer: FromShard) => this.#asked.shift()?.resolve(answer));
    this.#worker.on('error', (error: Error) => this.#fail(error));
  }

  async happen(at: EpochMs, events: EventRecord[]): Promise<void> {
    this.#arrivals.push({ at, events });
    if (this.#arrivals.length < BATCH) return;
    this.#flush();
    if (this.#sent.length > WAITING) await this.#sent.shift();
  }

  /** After everything that was told it before. */
  async ask(message: ToShard): Promise<FromShard> {
    this.#flush();
    await Promise.all(this.#sent.splice(0));
    return this.#post(message);
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #flush(): void {
    if (this.#arrivals.length === 0) return;
    const sent = this.#post({ kind: 'happen', arrivals: this.#arrivals });
    // Told to whoever waits for it; nobody may be waiting yet.
    sent.catch(() => undefined);
    this.#sent.push(sent);
    this.#arrivals = [];
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
