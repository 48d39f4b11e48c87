/** What caps and the whole policy cost of a message's whole way, in processor time of runtime and store. `node runtime/bench/policy-share.ts [orders]` */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cpuMsOfTree } from './cpu.ts';
import { postOrders } from './load.ts';
import { MeasuredProcess } from './measured-process.ts';
import type { Asked, Changed, HandedOver } from './policy-program.ts';
import type { ProgramOptions, Ready } from './program.ts';
import { medianOf } from './throughput.ts';

/** µs of processor time a message, from the accepted event to the mailbox: the middle of all turns. */
export type ShareFigure = Record<Asked, { us: number; turns: number[] }>;

const CONNECTIONS = 20;
const PATIENCE_MS = 120_000;
const REST_MS = 2_000;
const KINDS = ['nothing', 'caps', 'everything'] as const satisfies readonly Asked[];

/** One program; its shop asks for something else every so many orders, in turn, so that what a busy machine does to one it does to the next. */
export async function measureShare(orders: number, rounds: number): Promise<ShareFigure> {
  const dataDir = mkdtempSync(join(tmpdir(), 'nachklang-bench-'));
  const measured = new MeasuredProcess('policy-program.ts', { dataDir } satisfies ProgramOptions);
  try {
    const { url, apiKey } = await measured.next<Ready>('ready');
    let sent = 0;
    const usPerMessage = async (asked: Asked): Promise<number> => {
      await measured.ask<Changed>('ask', asked);
      await rest();
      const before = cpuMsOfTree(measured.pid);
      sent += orders;
      await through(measured, { url, apiKey }, orders, sent);
      await rest();
      return ((cpuMsOfTree(measured.pid) - before) * 1_000) / orders;
    };
    // The first ones load and compile what all later ones find.
    for (const asked of KINDS) await usPerMessage(asked);
    const turns: Record<Asked, number[]> = { nothing: [], caps: [], everything: [] };
    for (let round = 0; round < rounds; round += 1) {
      for (const asked of round % 2 === 0 ? KINDS : KINDS.toReversed()) turns[asked].push(await usPerMessage(asked));
    }
    const middle = (asked: Asked) => ({ us: medianOf(turns[asked]), turns: turns[asked] });
    return { nothing: middle('nothing'), caps: middle('caps'), everything: middle('everything') };
  } finally {
    await measured.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** What a turn leaves for later is its own: the store writes its tree every second and a half. */
function rest(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, REST_MS));
}

async function through(measured: MeasuredProcess, to: { url: string; apiKey: string }, orders: number, until: number): Promise<void> {
  const load = await postOrders({ ...to, orders, connections: CONNECTIONS, advertisingNotice: { version: '1' } });
  if (load.failed > 0) throw new Error(`${load.failed} orders were not accepted.`);
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const { count } = await measured.ask<HandedOver>('handedOver');
    if (count >= until) return;
    if (performance.now() > deadline) throw new Error(`Only ${count} of ${until} mails were handed over.`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

if (import.meta.main) console.dir(await measureShare(Number(process.argv[2] ?? 2_000), 9));
