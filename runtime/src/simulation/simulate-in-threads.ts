/** `simulateInThreads`: the report of a long list of events. One thread reads and routes, others run the engine; how many changes nothing. */
import type { ShopView } from '@nachklang/nodes/sdk';
import { DEFAULT_CAPS } from '../engine/shop-model.ts';
import { Arrivals } from './arrivals.ts';
import { reportOf, type ReportOptions, type SimulationReport } from './report.ts';
import { Shards } from './shards.ts';
import { instant, SIMULATED_SHOP, type SimulateOptions } from './simulate.ts';
import type { ToldEvent } from './told-event.ts';

interface ThreadedOptions extends Pick<SimulateOptions, 'journeys' | 'from' | 'to' | 'onProgress'> {
  /** One portion after the other. */
  events: AsyncIterable<readonly ToldEvent[]>;
  shop?: Partial<ShopView>;
  /** Folder of node types beyond the built-in ones. */
  nodesDir: string | undefined;
  /** Threads that run the engine. */
  threads: number;
  report: ReportOptions;
}

export interface Simulated {
  report: SimulationReport;
  unused: { id: string; reason: string }[];
  eventsRead: number;
}

export async function simulateInThreads(options: ThreadedOptions): Promise<Simulated> {
  const shop = { ...SIMULATED_SHOP, ...options.shop };
  const arrivals = new Arrivals(shop.id, instant(options.to));
  const shards = new Shards(options.threads, { journeys: options.journeys, nodesDir: options.nodesDir, shop, caps: DEFAULT_CAPS, from: instant(options.from) });
  try {
    for await (const portion of options.events) {
      for (const { event, text } of portion) {
        const arrival = arrivals.take(event, text);
        for (const join of arrival?.joins ?? []) await shards.join(join, arrival?.at ?? 0);
        if (arrival) shards.happen(arrival.at, arrival.events);
        if (arrivals.read % 10_000 === 0) options.onProgress?.(arrivals.read);
      }
      await shards.room();
    }
    const { failed, lastFact } = await shards.finish(arrivals.end());
    const { timeZone, customer } = options.report;
    const tallies = await shards.tallies({ timeZone, lastFact, ...(customer !== undefined && { customer }) });
    return { report: reportOf(tallies, arrivals.read, options.report), unused: [...arrivals.unused, ...failed], eventsRead: arrivals.read };
  } finally {
    await shards.close();
  }
}
