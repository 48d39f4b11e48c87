/** Orders per second from accepted event to hand-over: 20 at once over HTTP, acknowledged when durable. `node runtime/bench/orders.ts [orders] [per second]` */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { percentile, type Latencies } from './latencies.ts';
import { postOrders } from './load.ts';
import { MeasuredProcess } from './measured-process.ts';
import { memoryOfTree } from './memory.ts';
import { WAIT_MS } from './order-journey.ts';
import type { Progress, Ready } from './program.ts';

const CONNECTIONS = 20;

export interface OrdersOptions {
  /** Orders a second; as fast as they are answered where absent. */
  rate?: number;
  smtpUrl?: string;
  /** Another program that answers the same questions. */
  program?: string;
}

export interface OrdersFigure { perSecond: number; postedPerSecond: number; p50Ms: number; p99Ms: number; answerP50Ms: number; answerP99Ms: number; cpuUsPerOrder: number; pssMb: number }

export async function measureOrders(orders: number, { rate, smtpUrl, program = 'program.ts' }: OrdersOptions = {}): Promise<OrdersFigure> {
  const dataDir = mkdtempSync(join(tmpdir(), 'nachklang-bench-'));
  const measured = new MeasuredProcess(program, { dataDir, ...(smtpUrl !== undefined && { smtpUrl }) });
  try {
    const ready = await measured.next<Ready>('ready');
    const before = await measured.ask<Progress>('progress');
    const load = await postOrders({ url: ready.url, apiKey: ready.apiKey, orders, connections: CONNECTIONS, ...(rate !== undefined && { rate }) });
    if (load.failed > 0) throw new Error(`${load.failed} orders were not accepted.`);
    let progress = await measured.ask<Progress>('progress');
    const deadline = performance.now() + 300_000;
    while (progress.handedOver < orders) {
      if (performance.now() > deadline) throw new Error(`Only ${progress.handedOver} of ${orders} mails were handed over.`);
      await new Promise((resolve) => setTimeout(resolve, 500));
      progress = await measured.ask<Progress>('progress');
    }
    const { firstAccepted, lastHandedOver, sortedMs } = await measured.ask<Latencies>('latencies');
    return {
      // The journey's own wait is nobody's work.
      perSecond: orders / ((lastHandedOver - firstAccepted - WAIT_MS) / 1_000),
      postedPerSecond: orders / (load.elapsedMs / 1_000),
      p50Ms: percentile(sortedMs, 0.5), p99Ms: percentile(sortedMs, 0.99),
      answerP50Ms: percentile(load.sortedAnswerMs, 0.5), answerP99Ms: percentile(load.sortedAnswerMs, 0.99),
      cpuUsPerOrder: ((progress.cpuMs - before.cpuMs) * 1_000) / orders, pssMb: memoryOfTree(measured.pid).pssMb,
    };
  } finally {
    await measured.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const orders = Number(process.argv[2] ?? 20_000);
  console.log(await measureOrders(orders, process.argv[3] === undefined ? {} : { rate: Number(process.argv[3]) }));
}
