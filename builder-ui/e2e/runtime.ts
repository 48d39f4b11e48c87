/** The program itself for browser tests: on a free port, with an empty store in a fresh folder that is removed afterwards. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../runtime/src/cli/nachklang.ts', import.meta.url));

export interface Runtime {
  url: string;
  /** As printed on the console; works once. */
  setupLink: string;
  stop(): Promise<void>;
}

/** `settings` go into the environment of the program. */
export async function startRuntime(settings: Record<string, string> = {}): Promise<Runtime> {
  const dataDir = await mkdtemp(join(tmpdir(), 'nachklang-e2e-'));
  const url = `http://127.0.0.1:${await freePort()}`;
  const environment = { ...process.env, PORT: new URL(url).port, HOST: '127.0.0.1', BASE_URL: url, DATA_DIR: dataDir, LOG_LEVEL: 'warn', MONGODB_URI: '', SMTP_URL: '', ROLE: 'all', ...settings };
  const program = spawn(process.execPath, [CLI, 'start', '--no-demo'], { stdio: ['ignore', 'pipe', 'pipe'], env: environment });
  const ended = once(program, 'exit');
  let said = '';
  const setupLink = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const link = /http:\S+\/setup\?token=\S+/.exec(said)?.[0];
      if (link !== undefined) resolve(link);
    };
    program.stdout.on('data', listen);
    program.stderr.on('data', listen);
    program.once('exit', () => reject(new Error(`The program ended before it printed the set-up link. It said:\n${said}`)));
  });
  return {
    url,
    setupLink,
    async stop() {
      program.kill('SIGTERM');
      await ended;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.');
  return address.port;
}
