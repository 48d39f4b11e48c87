/** A store full of waiting enrollments: memory, disk, one more order, and how late those are that fall due. `node runtime/bench/waiting.ts [enrollments]` */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { percentile } from './latencies.ts';
import { postOrders } from './load.ts';
import { MeasuredProcess } from './measured-process.ts';
import { childrenOf, memoryOf, memoryOfTree, type Memory } from './memory.ts';
import type { Due, Filled, One, WaitingReady } from './waiting-program.ts';

export interface WaitingSizes { enrollments: number; withinMinute: number; minuteMs: number; atOnce: number }
export interface WaitingFigure {
  fillSeconds: number;
  diskBytes: { enrollment: number; withContactAndOrder: number };
  atRest: { runtime: Memory; store: Memory; together: Memory };
  afterwards: Memory;
  oneMore: { answerMs: number; handedOverMs: number };
  withinMinute: { p50Ms: number; p99Ms: number };
  atOnce: { firstMs: number; p50Ms: number; p99Ms: number; lastMs: number; perSecond: number };
}

/** A million take some minutes. */
const FILL_PATIENCE_MS = 1_200_000;
/** Quiet for this long before memory is read. */
const REST_MS = 10_000;

export async function measureWaiting({ enrollments, withinMinute, minuteMs, atOnce }: WaitingSizes): Promise<WaitingFigure> {
  const dataDir = mkdtempSync(join(tmpdir(), 'nachklang-bench-'));
  try {
    const filler = new MeasuredProcess('waiting-program.ts', { dataDir, fill: enrollments });
    const filled = await filler.next<Filled>('filled', FILL_PATIENCE_MS).finally(() => filler.stop());
    const measured = new MeasuredProcess('waiting-program.ts', { dataDir });
    try {
      const { url } = await measured.next<WaitingReady>('ready');
      await new Promise((resolve) => setTimeout(resolve, REST_MS));
      const [store = 0] = childrenOf(measured.pid);
      const atRest = { runtime: memoryOf(measured.pid), store: memoryOf(store), together: memoryOfTree(measured.pid) };
      const oneMore = await oneMoreOrder(measured, url, filled.apiKey);
      const minute = await measured.ask<Due>('due', { count: withinMinute, inMs: 8_000, spreadMs: minuteMs });
      const burst = await measured.ask<Due>('due', { count: atOnce, inMs: 15_000, spreadMs: 0 });
      const lastMs = burst.sortedMs.at(-1) ?? 0;
      return {
        fillSeconds: filled.elapsedMs / 1_000,
        diskBytes: { enrollment: filled.enrollmentBytes, withContactAndOrder: filled.allBytes },
        atRest, oneMore,
        withinMinute: { p50Ms: percentile(minute.sortedMs, 0.5), p99Ms: percentile(minute.sortedMs, 0.99) },
        atOnce: {
          firstMs: burst.sortedMs[0] ?? 0, p50Ms: percentile(burst.sortedMs, 0.5), p99Ms: percentile(burst.sortedMs, 0.99), lastMs,
          perSecond: atOnce / (lastMs / 1_000),
        },
        afterwards: memoryOfTree(measured.pid),
      };
    } finally {
      await measured.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Three, one after another; the middle one counts. The very first loads what every later one finds loaded. */
async function oneMoreOrder(measured: MeasuredProcess, url: string, apiKey: string): Promise<{ answerMs: number; handedOverMs: number }> {
  const runs: { answerMs: number; handedOverMs: number }[] = [];
  for (let run = 0; run < 3; run += 1) {
    const load = await postOrders({ url, apiKey, orders: 1, connections: 1 });
    if (load.accepted !== 1) throw new Error('The order was not accepted.');
    const { handedOverMs } = await measured.ask<One>('one', { orderId: load.lastOrderId });
    runs.push({ answerMs: load.sortedAnswerMs[0] ?? 0, handedOverMs });
  }
  return runs.sort((a, b) => a.handedOverMs - b.handedOverMs)[1] ?? { answerMs: NaN, handedOverMs: NaN };
}

if (import.meta.main) {
  const enrollments = Number(process.argv[2] ?? 1_000_000);
  console.dir(await measureWaiting({ enrollments, withinMinute: Math.min(10_000, enrollments / 10), minuteMs: enrollments < 1_000_000 ? 10_000 : 60_000, atOnce: Math.min(20_000, enrollments / 5) }), { depth: 4 });
}
