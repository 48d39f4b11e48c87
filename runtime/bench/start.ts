/** Cold start to ready, memory at rest, and the start of the demo shop, all by the real command line. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCli } from './cli-process.ts';
import { childrenOf, memoryOf, memoryOfTree, type Memory } from './memory.ts';

export interface StartFigure { readyMs: number[]; firstReadyMs: number; runtime: Memory; store: Memory; together: Memory }

const REST_MS = 10_000;

/** The very first start makes the folder, the indexes and the cache of compiled modules; it is told apart. */
export async function measureStart(runs: number): Promise<StartFigure> {
  return withFolder(async (dataDir) => {
    const first = await startCli(['--no-demo'], dataDir);
    await first.stop();
    const readyMs: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const started = await startCli(['--no-demo'], dataDir);
      readyMs.push(started.readyMs);
      if (run < runs - 1) {
        await started.stop();
        continue;
      }
      await new Promise((resolve) => setTimeout(resolve, REST_MS));
      const [store = 0] = childrenOf(started.pid);
      const memory = { runtime: memoryOf(started.pid), store: memoryOf(store), together: memoryOfTree(started.pid) };
      await started.stop();
      return { readyMs, firstReadyMs: first.readyMs, ...memory };
    }
    throw new Error('At least one run is needed.');
  });
}

/** A fresh folder each time; ready means that the mailbox is filled. */
export async function measureDemo(runs: number): Promise<number[]> {
  const readyMs: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    readyMs.push(await withFolder(async (dataDir) => {
      const started = await startCli(['--demo'], dataDir);
      await started.stop();
      return started.readyMs;
    }));
  }
  return readyMs;
}

async function withFolder<T>(work: (dataDir: string) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'nachklang-bench-'));
  try {
    return await work(dataDir);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  console.dir(await measureStart(3), { depth: 4 });
  console.log('demo, ms:', await measureDemo(3));
}
