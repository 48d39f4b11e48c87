/** Orders per second from accepted event to hand-over, and the latency at half that rate. `node runtime/bench/orders.ts [orders]` */
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { postOrders } from './load.ts';
import type { Latencies, Progress, Ready } from './program.ts';

const CONNECTIONS = 20;

export interface OrdersFigure { perSecond: number; postedPerSecond: number; p50Ms: number; p99Ms: number; answerP50Ms: number; answerP99Ms: number; cpuUsPerOrder: number; rssMb: number }

export async function measureOrders(orders: number, options: { rate?: number; smtpUrl?: string } = {}): Promise<OrdersFigure> {
  const dataDir = mkdtempSync(join(tmpdir(), 'nachklang-bench-'));
  const args = options.smtpUrl === undefined ? [dataDir] : [dataDir, options.smtpUrl];
  const child = fork(join(import.meta.dirname, 'program.ts'), args, { execArgv: process.env['BENCH_PROF'] ? ['--cpu-prof', `--cpu-prof-dir=${process.env['BENCH_PROF']}`] : [] });
  try {
    const ready = await message<Ready>(child, 'ready');
    const before = await ask<Progress>(child, 'progress');
    const load = await postOrders({ url: ready.url, apiKey: ready.apiKey, orders, connections: CONNECTIONS, ...(options.rate !== undefined && { rate: options.rate }) });
    if (load.failed > 0) throw new Error(`${load.failed} orders were not accepted.`);
    let progress = await ask<Progress>(child, 'progress');
    const deadline = performance.now() + 60_000;
    while (progress.handedOver < orders && performance.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      progress = await ask<Progress>(child, 'progress');
    }
    if (progress.handedOver < orders) throw new Error(`Only ${progress.handedOver} of ${orders} mails were handed over.`);
    const { firstAccepted, lastHandedOver, sortedMs } = await ask<Latencies>(child, 'latencies');
    const at = (list: number[], share: number) => list[Math.min(list.length - 1, Math.floor(list.length * share))] ?? 0;
    return {
      // The journey's own wait of one second is nobody's work.
      perSecond: orders / ((lastHandedOver - firstAccepted - 1_000) / 1_000),
      postedPerSecond: orders / (load.elapsedMs / 1_000),
      p50Ms: at(sortedMs, 0.5), p99Ms: at(sortedMs, 0.99),
      answerP50Ms: at(load.sortedAnswerMs, 0.5), answerP99Ms: at(load.sortedAnswerMs, 0.99),
      cpuUsPerOrder: ((progress.cpuMs - before.cpuMs) * 1_000) / orders, rssMb: progress.rssMb,
    };
  } finally {
    child.disconnect();
    await new Promise((resolve) => child.once('exit', resolve));
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function message<T extends { kind: string }>(child: ChildProcess, kind: T['kind']): Promise<T> {
  return new Promise((resolve) => {
    const listen = (received: unknown) => {
      if (typeof received !== 'object' || received === null || !('kind' in received) || received.kind !== kind) return;
      child.off('message', listen);
      resolve(received as T);
    };
    child.on('message', listen);
  });
}

function ask<T extends { kind: string }>(child: ChildProcess, question: T['kind']): Promise<T> {
  const answer = message<T>(child, question);
  child.send(question);
  return answer;
}

if (import.meta.main) {
  const orders = Number(process.argv[2] ?? 20_000);
  const rate = process.argv[3] === undefined ? {} : { rate: Number(process.argv[3]) };
  console.log(await measureOrders(orders, rate));
}
