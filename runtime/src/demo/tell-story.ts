/** Sixty days in quick motion: lets what happened arrive, and what falls due in between happen, on a virtual clock. */
import type { CloudEvent, EpochMs } from '@nachklang/nodes/sdk';
import { demoArrivals, demoShop, type DemoOptions } from '../../../examples/demo-shop/generate.ts';
import type { FakeClock } from '../ports/clock.ts';

/** Ingest, engine and delivery, stepped by hand. */
export interface StoryWorker {
  arrive(shopId: string, events: readonly CloudEvent[]): Promise<void>;
  /** Works through everything that is pending or due by now. */
  settle(): Promise<void>;
  nextDueAt(): EpochMs | undefined;
}

/** What happened within three hours is worked through at their end: as if the shop system had told it then. */
const ARRIVALS_MS = 3 * 3_600_000;
/** What falls due is worked through at the next full hour, so that a mail for nine in the morning is one. */
const DUE_MS = 3_600_000;

export async function tellStory(
  worker: StoryWorker, clock: FakeClock, story: DemoOptions, onProgress: (share: number) => Promise<void> = async () => undefined,
): Promise<void> {
  const arrivals = demoArrivals(story);
  const from = clock.now();
  for (let next = 0; ; ) {
    const arrivesAt = arrivals[next]?.at ?? Infinity;
    const dueAt = worker.nextDueAt() ?? Infinity;
    if (Math.min(arrivesAt, dueAt) >= story.end) return;
    clock.set(Math.min(roundUp(arrivesAt, ARRIVALS_MS), roundUp(dueAt, DUE_MS), story.end));
    const first = next;
    while ((arrivals[next]?.at ?? Infinity) <= clock.now()) next += 1;
    await worker.arrive(demoShop.id, arrivals.slice(first, next).map((arrival) => arrival.event));
    await worker.settle();
    await onProgress((clock.now() - from) / (story.end - from));
  }
}

function roundUp(at: number, stepMs: number): number {
  return Math.ceil(at / stepMs) * stepMs;
}
