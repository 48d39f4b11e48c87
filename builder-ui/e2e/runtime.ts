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
  // The program has to know its port beforehand, because the links in its mails name it. Until it listens, somebody else may take it.
  for (let attempt = 1; ; attempt += 1) {
    const started = await start(settings, await freePort());
    if (started.kind === 'started') return started.runtime;
    if (attempt === MOST_ATTEMPTS || !PORT_TAKEN.test(started.said)) throw new Error(`The program ended before it printed the set-up link. It said:\n${started.said}`);
  }
}

const MOST_ATTEMPTS = 5;
const PORT_TAKEN = /Port \d+ is in use/;

type Started = { kind: 'started'; runtime: Runtime } | { kind: 'ended'; said: string };

async function start(settings: Record<string, string>, port: number): Promise<Started> {
  const dataDir = await mkdtemp(join(tmpdir(), 'nachklang-e2e-'));
  const url = `http://127.0.0.1:${port}`;
  const environment = { ...process.env, PORT: String(port), HOST: '127.0.0.1', BASE_URL: url, DATA_DIR: dataDir, LOG_LEVEL: 'warn', MONGODB_URI: '', SMTP_URL: '', ROLE: 'all', ...settings };
  const program = spawn(process.execPath, [CLI, 'start', '--no-demo'], { stdio: ['ignore', 'pipe', 'pipe'], env: environment });
  const ended = once(program, 'close');
  let said = '';
  const setupLink = await new Promise<string | undefined>((resolve) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const link = /http:\S+\/setup\?token=\S+/.exec(said)?.[0];
      if (link !== undefined) resolve(link);
    };
    program.stdout.on('data', listen);
    program.stderr.on('data', listen);
    program.once('close', () => resolve(undefined));
  });
  const clean = () => rm(dataDir, { recursive: true, force: true });
  if (setupLink === undefined) return clean().then(() => ({ kind: 'ended', said }));
  return {
    kind: 'started',
    runtime: {
      url,
      setupLink,
      async stop() {
        program.kill('SIGTERM');
        await ended;
        await clean();
      },
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
