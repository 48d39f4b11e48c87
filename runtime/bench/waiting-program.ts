/** The program with many waiting enrollments, as a process of its own: fills its store, or starts on a filled one and lets some fall due. */
import { execFileSync } from 'node:child_process';
import { startServer } from '../src/server.ts';
import { collectionsOf } from '../src/store/collections.ts';
import { fillWaiting, originalsOf } from './fill-waiting.ts';
import { orderPlaced } from './load.ts';
import { answerQuestions, readOptions } from './measured-process.ts';
import { orderJourney, WAIT_MS } from './order-journey.ts';
import { prepareShop } from './prepare-shop.ts';
import { measuredConfig } from './program.ts';

export interface WaitingOptions { dataDir: string; /** How many to fill the store with; else it is filled already. */ fill?: number }
export interface Filled { kind: 'filled'; apiKey: string; enrollmentBytes: number; allBytes: number; elapsedMs: number }
export interface WaitingReady { kind: 'ready'; url: string }
export interface Due { kind: 'due'; sortedMs: number[] }
export interface One { kind: 'one'; handedOverMs: number }

const { dataDir, fill } = readOptions() as WaitingOptions;
const running = await startServer(measuredConfig({ dataDir }));
const { db, wakeups, ingest } = running.core;
const { enrollments, messages } = collectionsOf(db);

answerQuestions({ due: fallDue, one: oneMore }, () => running.stop());
if (fill === undefined) process.send?.({ kind: 'ready', url: running.url ?? '' } satisfies WaitingReady);
else process.send?.(await fillUp(fill));

async function fillUp(count: number): Promise<Filled> {
  const started = performance.now();
  const { shopId, apiKey, versionIds } = await prepareShop(db, [await orderJourney('P30D'), await orderJourney(`PT${WAIT_MS / 1_000}S`)]);
  const event = orderPlaced(1_700_000_000, 0);
  await ingest.accept(shopId, [event]);
  const originals = await originalsOf(db, event.id, versionIds[0] ?? '');
  const disk = await fillWaiting(db, originals, count, Date.now(), () => diskBytes(dataDir));
  return { kind: 'filled', apiKey, ...disk, elapsedMs: performance.now() - started };
}

function diskBytes(folder: string): number {
  return Number(execFileSync('du', ['-s', '--block-size=1', folder], { encoding: 'utf8' }).split('\t')[0]);
}

/** So many of those that wait are made to fall due from `inMs` on, evenly over `spreadMs`; answers with how late each was handed over. */
async function fallDue({ count, inMs, spreadMs }: { count: number; inMs: number; spreadMs: number }): Promise<{ sortedMs: number[] }> {
  const far = Date.now() + 3_600_000;
  const chosen = await enrollments.find({ dueAt: { $gt: far } }, { projection: { partition: 1 }, limit: count }).toArray();
  const start = Date.now() + inMs;
  const dueAt = new Map(chosen.map(({ _id }, index) => [_id, Math.round(start + (index / count) * spreadMs)]));
  await enrollments.bulkWrite(chosen.map(({ _id }) => ({ updateOne: { filter: { _id }, update: { $set: { dueAt: dueAt.get(_id) ?? start } } } })), { ordered: false });
  if (Date.now() > start) throw new Error('Writing the due times took longer than the time until the first of them.');
  const earliest = new Map<number, number>();
  for (const { _id, partition } of chosen) earliest.set(partition, Math.min(dueAt.get(_id) ?? start, earliest.get(partition) ?? Infinity));
  for (const [partition, at] of earliest) wakeups.at(partition, at);
  await new Promise((resolve) => setTimeout(resolve, inMs + spreadMs));
  const ofThese = { sentAt: { $gte: start }, enrollmentId: { $in: [...dueAt.keys()] } };
  while ((await messages.countDocuments({ sentAt: { $gte: start } })) < count) await new Promise((resolve) => setTimeout(resolve, 500));
  const sent = await messages.find(ofThese, { projection: { enrollmentId: 1, sentAt: 1 } }).toArray();
  return { sortedMs: sent.map(({ enrollmentId, sentAt = 0 }) => sentAt - (dueAt.get(enrollmentId) ?? start)).sort((a, b) => a - b) };
}

/** From acceptance to hand-over of the latest order, less the journey's own wait. */
async function oneMore({ orderId }: { orderId: string }): Promise<{ handedOverMs: number }> {
  for (;;) {
    const message = await messages.findOne({ orderId, state: 'sent' });
    const event = await collectionsOf(db).events.findOne({ orderId, type: 'order.placed' });
    if (message?.sentAt !== undefined && event) return { handedOverMs: message.sentAt - event.receivedAt - WAIT_MS };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
