/** What somebody sees who starts the program where it cannot run. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../store/open-database.ts';
import { EXIT } from './exit-codes.ts';

async function newDataDir(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'nachklang-start-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  return dataDir;
}

/** Runs `nachklang start` until it has ended by itself, and its store with it. */
async function startUntilItEnds(dataDir: string, port: number): Promise<{ ended: unknown[]; said: string }> {
  const env = { ...process.env, HOST: '127.0.0.1', PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'silent', MONGODB_URI: '', SMTP_URL: '', ROLE: 'all' };
  const program = spawn(process.execPath, [join(import.meta.dirname, 'nachklang.ts'), 'start', '--no-demo'], { stdio: ['ignore', 'pipe', 'pipe'], env });
  // Its store has the same output: closed means that both are gone.
  const closed = once(program, 'close');
  // Also after a time-out, when the program is what does not end; `finally` would not be reached then.
  onTestFinished(async () => {
    program.kill('SIGKILL');
    await closed;
  });
  let said = '';
  program.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  program.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return { ended: await closed, said };
}

it('a port that is taken ends the program, with a sentence that says what to do', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void other.close());
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const { ended, said } = await startUntilItEnds(await newDataDir(), port);
  expect(ended).toEqual([EXIT.couldNotRun, null]);
  expect(said).toContain(`Port ${port} is in use. Stop the other program, or choose another port with --port or PORT.`);
});

it('a database that cannot be prepared ends the program, and says what was wrong with it', async () => {
  const dataDir = await newDataDir();
  const before = await openDatabase({ dataDir });
  await before.db.createIndex('events', { other: 1 }, { name: 'pending' });
  await before.close();
  const { ended, said } = await startUntilItEnds(dataDir, 0);
  expect(ended).toEqual([EXIT.couldNotRun, null]);
  expect(said).toContain('pending');
});
