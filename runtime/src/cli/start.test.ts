/** What somebody sees who starts the program where it cannot run. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { EXIT } from './exit-codes.ts';

it('a port that is taken ends the program, with a sentence that says what to do', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void other.close());
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const dataDir = await mkdtemp(join(tmpdir(), 'nachklang-start-'));
  const env = { ...process.env, HOST: '127.0.0.1', PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'silent', MONGODB_URI: '', SMTP_URL: '', ROLE: 'all' };
  const program = spawn(process.execPath, [join(import.meta.dirname, 'nachklang.ts'), 'start', '--no-demo'], { stdio: ['ignore', 'pipe', 'pipe'], env });
  // Its store has the same output: closed means that both are gone.
  const closed = once(program, 'close');
  // Also after a time-out, when the program is what does not end; `finally` would not be reached then.
  onTestFinished(async () => {
    program.kill('SIGKILL');
    await closed;
    await rm(dataDir, { recursive: true, force: true });
  });
  let said = '';
  program.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  program.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  expect(await closed).toEqual([EXIT.couldNotRun, null]);
  expect(said).toContain(`Port ${port} is in use. Stop the other program, or choose another port with --port or PORT.`);
});
