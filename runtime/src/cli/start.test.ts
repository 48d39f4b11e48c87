/** What somebody sees who starts the program where it cannot run. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { EXIT } from './exit-codes.ts';

it('a port that is taken ends the program, with a sentence that says what to do', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const dataDir = await mkdtemp(join(tmpdir(), 'nachklang-start-'));
  const env = { ...process.env, HOST: '127.0.0.1', PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'silent', MONGODB_URI: '', SMTP_URL: '', ROLE: 'all' };
  const program = spawn(process.execPath, [join(import.meta.dirname, 'nachklang.ts'), 'start', '--no-demo'], { stdio: ['ignore', 'pipe', 'pipe'], env });
  let said = '';
  program.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  program.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  try {
    expect(await once(program, 'close')).toEqual([EXIT.couldNotRun, null]);
    expect(said).toContain(`Port ${port} is in use. Stop the other program, or choose another port with --port or PORT.`);
  } finally {
    program.kill('SIGKILL');
    other.close();
    await rm(dataDir, { recursive: true, force: true });
  }
});
