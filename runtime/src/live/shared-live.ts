/**
 * The live bus over all processes of the installation: what one of them publishes, pages of the others hear within some seconds. Each
 * process writes at most one small update per second and shop, and reads only while pages are open; a counter per topic says that
 * something happened, not what. A lost hint costs nothing but freshness.
 */
import type { mongo } from 'mongoose';
import { createLiveBus, type LiveBus, type LiveUpdate } from './live-bus.ts';

type Topic = LiveUpdate['topic'];
type Counters = Partial<Record<Topic, number>>;
interface SignalRecord {
  /** The shop's id. */
  _id: string;
  /** Again, so that it goes with its shop. */
  shopId: string;
  topics: Counters;
}

const EVERY_MS = 1_000;

export interface SharedLive extends LiveBus {
  /** Tells the others what was published since the last time. */
  tell(): Promise<void>;
  /** Hears what the others told. */
  hear(): Promise<void>;
  close(): Promise<void>;
}

export function createSharedLive(db: mongo.Db, onError: (error: unknown) => void, everyMs = EVERY_MS): SharedLive {
  const bus = createLiveBus();
  const signals = db.collection<SignalRecord>('live_signals');
  const untold = new Map<string, Set<Topic>>();
  /** Shops with open pages, and how many. */
  const listened = new Map<string, number>();
  /** The counters as they were heard last, with what this process has added since. */
  const known = new Map<string, Counters>();
  let telling: NodeJS.Timeout | undefined;
  let hearing: NodeJS.Timeout | undefined;
  let busy: Promise<void> = Promise.resolve();
  let closed = false;

  /** One after another: what this process is just adding would be taken for somebody else's. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    busy = busy.then(work).catch(onError);
    return busy;
  }

  async function tell(): Promise<void> {
    telling = undefined;
    const news = [...untold];
    untold.clear();
    for (const [shopId, topics] of news) {
      const $inc = Object.fromEntries([...topics].map((topic) => [`topics.${topic}`, 1]));
      // Nobody waits for a hint to be on disk.
      await signals.updateOne({ _id: shopId }, { $inc, $setOnInsert: { shopId } }, { upsert: true, writeConcern: { w: 1, journal: false } });
      const counters = known.get(shopId);
      if (counters) for (const topic of topics) counters[topic] = (counters[topic] ?? 0) + 1;
    }
  }

  async function hear(): Promise<void> {
    if (listened.size === 0) return;
    const found = await signals.find({ _id: { $in: [...listened.keys()] } }).toArray();
    const now = new Map(found.map(({ _id, topics }) => [_id, topics]));
    for (const shopId of listened.keys()) {
      const before = known.get(shopId);
      const counters = now.get(shopId) ?? {};
      known.set(shopId, { ...counters });
      // What happened before these pages were opened, they have read.
      if (before) for (const topic of topicsOf(counters)) if (counters[topic] !== before[topic]) bus.publish(shopId, { topic });
    }
  }

  function hearSoon(): void {
    if (closed || listened.size === 0) return;
    hearing ??= setTimeout(() => {
      void inTurn(hear).finally(() => {
        hearing = undefined;
        hearSoon();
      });
    }, everyMs).unref();
  }

  function leave(shopId: string): void {
    const left = (listened.get(shopId) ?? 1) - 1;
    if (left > 0) return void listened.set(shopId, left);
    listened.delete(shopId);
    known.delete(shopId);
  }

  return {
    publish(shopId, update) {
      bus.publish(shopId, update);
      if (closed) return;
      untold.set(shopId, (untold.get(shopId) ?? new Set()).add(update.topic));
      telling ??= setTimeout(() => void inTurn(tell), everyMs).unref();
    },
    subscribe(shopId, listener) {
      const stop = bus.subscribe(shopId, listener);
      listened.set(shopId, (listened.get(shopId) ?? 0) + 1);
      if (!known.has(shopId)) void inTurn(hear);
      hearSoon();
      return () => {
        stop();
        leave(shopId);
      };
    },
    tell: () => inTurn(tell),
    hear: () => inTurn(hear),
    async close() {
      closed = true;
      clearTimeout(telling);
      clearTimeout(hearing);
      await inTurn(tell);
    },
  };
}

function topicsOf(counters: Counters): Topic[] {
  // Written here alone, a topic each.
  return Object.keys(counters) as Topic[];
}
