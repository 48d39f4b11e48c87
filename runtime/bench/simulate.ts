/** `nachklang simulate` over a year of orders of the demo shop. `node runtime/bench/simulate.ts [orders]` */
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { demoEvents } from '../../examples/demo-shop/generate.ts';
import { runCli } from './cli-process.ts';
import { anonMbOf } from './memory.ts';

export interface SimulateFigure { journeys: number; events: number; elapsedMs: number; peakMb: number }

const TEMPLATES = join(import.meta.dirname, '../../templates');
const END = Date.UTC(2026, 5, 1);

export async function measureSimulate(orders: number, journeySets: readonly (readonly string[])[]): Promise<SimulateFigure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'nachklang-bench-'));
  try {
    const file = join(folder, 'events.ndjson');
    const events = await writeEvents(file, orders);
    const figures: SimulateFigure[] = [];
    for (const journeys of journeySets) {
      const { elapsedMs, peakMb } = await runCli(['simulate', ...journeys.map((name) => join(TEMPLATES, name)), '--events', file], anonMbOf);
      figures.push({ journeys: journeys.length, events, elapsedMs, peakMb });
    }
    return figures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How many. Nothing of them stays in this process's memory. */
async function writeEvents(file: string, orders: number): Promise<number> {
  const events = demoEvents({ end: END, orders, days: 365 });
  await pipeline(Readable.from(lines(events)), createWriteStream(file));
  return events.length;
}

function* lines(events: readonly object[]): Generator<string> {
  for (const event of events) yield `${JSON.stringify(event)}\n`;
}

export const ONE_JOURNEY = ['review-request'];
export const THREE_JOURNEYS = ['dispatched', 'delay', 'review-request'];

if (import.meta.main) console.log(await measureSimulate(Number(process.argv[2] ?? 100_000), [ONE_JOURNEY, THREE_JOURNEYS]));
