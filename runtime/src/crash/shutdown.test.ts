/** The program as people start it ends cleanly when asked, and never leaves its store running behind it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { freePort } from './fleet.ts';

const LAUNCHER = join(import.meta.dirname, '../../bin/nachklang.mjs');
const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

interface Started {
  program: ChildProcess;
  port: number;
  /** How it ended. Its store has the same output: both are gone then. */
  closed: Promise<unknown[]>;
}

/** `nachklang start` on an embedded store of its own, running. */
async function start(): Promise<Started> {
  const dataDir = await mkdtemp(join(tmpdir(), 'nachklang-shutdown-'));
  cleanups.push(() => rm(dataDir, { recursive: true, force: true }));
  const { PATH } = process.env;
  const port = await freePort();
  const program = spawn(process.execPath, [LAUNCHER, 'start', '--port', String(port)], {
    env: { ...(PATH !== undefined && { PATH }), DATA_DIR: dataDir, LOG_LEVEL: 'error', LANG: 'en_GB.UTF-8' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  cleanups.push(() => program.kill('SIGKILL'));
  const running = Promise.withResolvers<void>();
  let said = '';
  for (const stream of [program.stdout, program.stderr]) stream.on('data', (chunk: Buffer) => {
    said += String(chunk);
    if (said.includes('Nachklang is running')) running.resolve();
  });
  let isOver = false;
  const closed = once(program, 'close').finally(() => {
    isOver = true;
    running.reject(new Error(`It ended while it started: ${said}`));
  });
  await running.promise;
  const storePid = Number(await readFile(join(dataDir, 'store', 'owner.pid'), 'utf8'));
  cleanups.push(() => !isOver && isAlive(storePid) && process.kill(storePid, 'SIGKILL'));
  expect(isAlive(storePid)).toBe(true);
  return { program, port, closed };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('SIGTERM ends it with code 0, and its store with it', async () => {
  const { program, closed } = await start();
  program.kill('SIGTERM');
  expect(await closed).toEqual([0, null]);
});

test('SIGTERM ends it although clients keep connections open on which they have asked nothing, or half of something', async () => {
  const { program, port, closed } = await start();
  const asked = [
    '',
    'POST /hooks/shopware/x HTTP/1.1\r\nHost: shop.example\r\n',
    'POST /api/auth/sign-in/email HTTP/1.1\r\nHost: shop.example\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"a":',
  ];
  for (const half of asked) {
    const socket = connect(port, '127.0.0.1').on('error', () => undefined).resume();
    cleanups.push(() => socket.destroy());
    await once(socket, 'connect');
    if (half !== '') await new Promise((resolve) => socket.write(half, resolve));
  }
  // Answered after those before it have arrived.
  await fetch(`http://127.0.0.1:${port}/healthz`, { headers: { connection: 'close' } });
  program.kill('SIGTERM');
  expect(await closed).toEqual([0, null]);
});

test('killed, it leaves no store behind', async () => {
  const { program, closed } = await start();
  program.kill('SIGKILL');
  expect(await closed).toEqual([null, 'SIGKILL']);
});
