/** The real command line as a process of its own, the way a merchant starts it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';

const CLI = join(import.meta.dirname, '../src/cli/nachklang.ts');
const PATIENCE_MS = 120_000;

export interface StartedCli { child: ChildProcess; pid: number; readyMs: number; stop(): Promise<void> }

/** Resolves when `/readyz` answers 200. */
export async function startCli(args: readonly string[], dataDir: string): Promise<StartedCli> {
  const port = await freePort();
  const started = performance.now();
  const child = spawn(process.execPath, [CLI, 'start', ...args], {
    env: { ...process.env, DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'warn' }, stdio: 'ignore',
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  while (!(await isReady(port))) {
    if (child.exitCode !== null || performance.now() - started > PATIENCE_MS) throw new Error('The program did not become ready.');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const readyMs = performance.now() - started;
  return {
    child, pid: child.pid ?? 0, readyMs,
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

export interface FinishedCli { elapsedMs: number; peakMb: number; output: string }

/** Runs a command to its end. The peak is looked at ten times a second. */
export async function runCli(args: readonly string[], peakOf: (pid: number) => number): Promise<FinishedCli> {
  const started = performance.now();
  const child = spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
  let output = '';
  let peakMb = 0;
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const watch = setInterval(() => (peakMb = Math.max(peakMb, peakOf(child.pid ?? 0) || 0)), 100);
  const code = await new Promise((resolve) => child.once('exit', resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`nachklang ${args[0]} ended with ${String(code)}.`);
  return { elapsedMs: performance.now() - started, peakMb, output };
}

async function isReady(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/readyz`)).status === 200;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
