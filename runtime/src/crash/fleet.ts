/** The processes under test: a store, the web side and two workers. Whoever dies is started again at once. */
import { fork, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { startEmbeddedMongo } from '@nachklang/embedded-mongo';

/** Finishes what is in hand, and gives up what the store does not answer. */
const ENDS_WITHIN_MS = 60_000;
const PROGRAMS = ['web', 'worker-a', 'worker-b'] as const;
export type Member = 'store' | (typeof PROGRAMS)[number];

export interface Fleet {
  url: string;
  /** Who can be killed. */
  members: readonly Member[];
  /** SIGKILL; whether there was a process to kill. */
  kill(member: Member): boolean;
  isReady(member: Member): boolean;
  /** SIGTERM to all but the store; how each of them ended: an exit code, or a signal. */
  stop(): Promise<(number | string)[]>;
  /** What the processes said on their way, the latest lines. */
  said(): string;
  /** Ends everything, whatever state it is in. */
  close(): Promise<void>;
}

/** On the given database, which is then never killed; else on an embedded store of its own in `dataDir`. */
export async function startFleet(options: { dataDir: string; smtpUrl: string; mongodbUri?: string; prepare(mongodbUri: string): Promise<void> }): Promise<Fleet> {
  const lines: string[] = [];
  const store = options.mongodbUri === undefined ? await StoreProcess.start(options.dataDir) : undefined;
  const mongodbUri = options.mongodbUri ?? store?.uri ?? '';
  const programs = new Map<Member, Program>();
  const close = async () => {
    await Promise.all([...programs.values()].map((program) => program.end('SIGKILL')));
    await store?.close();
  };
  try {
    await options.prepare(mongodbUri);
    const port = await freePort();
    const common = { MONGODB_URI: mongodbUri, SMTP_URL: options.smtpUrl, DATA_DIR: options.dataDir, LOG_LEVEL: 'error' };
    programs.set('web', new Program({ ...common, ROLE: 'web', PORT: String(port) }, lines));
    for (const worker of ['worker-a', 'worker-b'] as const) programs.set(worker, new Program({ ...common, ROLE: 'worker' }, lines));
    return {
      members: store ? ['store', ...PROGRAMS] : PROGRAMS,
      url: `http://127.0.0.1:${port}`,
      kill: (member) => (member === 'store' ? store?.kill() : programs.get(member)?.kill()) ?? false,
      isReady: (member) => (member === 'store' ? store?.isReady : programs.get(member)?.isReady) ?? false,
      stop: () => Promise.all([...programs.values()].map((program) => program.end('SIGTERM'))),
      said: () => lines.slice(-40).join(''),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

class StoreProcess {
  readonly #dataDir: string;
  readonly uri: string;
  #store: Awaited<ReturnType<typeof startEmbeddedMongo>> | undefined;
  #restarting: Promise<void> | undefined;
  #closing = false;

  static async start(dataDir: string): Promise<StoreProcess> {
    return new StoreProcess(dataDir, await startEmbeddedMongo({ dataDir }));
  }

  constructor(dataDir: string, store: Awaited<ReturnType<typeof startEmbeddedMongo>>) {
    this.#dataDir = dataDir;
    this.uri = store.uri;
    this.#watch(store);
  }

  get isReady(): boolean {
    return this.#store !== undefined;
  }

  kill(): boolean {
    if (!this.#store) return false;
    process.kill(this.#store.pid, 'SIGKILL');
    this.#store = undefined;
    return true;
  }

  async close(): Promise<void> {
    this.#closing = true;
    await this.#restarting;
    await this.#store?.stop();
  }

  async #startStore(): Promise<void> {
    this.#watch(await startEmbeddedMongo({ dataDir: this.#dataDir }));
  }

  #watch(store: Awaited<ReturnType<typeof startEmbeddedMongo>>): void {
    this.#store = store;
    store.onExit(() => {
      this.#store = undefined;
      if (!this.#closing) this.#restarting = this.#startStore();
    });
  }
}

class Program {
  readonly #env: Record<string, string>;
  readonly #lines: string[];
  #child: ChildProcess;
  #ending = false;
  isReady = false;

  constructor(env: Record<string, string>, lines: string[]) {
    this.#env = env;
    this.#lines = lines;
    this.#child = this.#start();
  }

  kill(): boolean {
    return this.#child.kill('SIGKILL');
  }

  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | string> {
    this.#ending = true;
    const child = this.#child;
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(signal);
      await Promise.race([new Promise((resolve) => child.once('exit', resolve)), setTimeout(ENDS_WITHIN_MS, undefined, { ref: false })]);
    }
    return child.exitCode ?? child.signalCode ?? 'still running';
  }

  #start(): ChildProcess {
    const { PATH, TMPDIR } = process.env;
    const child = fork(join(import.meta.dirname, 'program.ts'), {
      env: { ...(PATH !== undefined && { PATH }), ...(TMPDIR !== undefined && { TMPDIR }), ...this.#env },
      execArgv: [],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const name = this.#env['ROLE'] ?? '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => this.#lines.push(`[${name} ${child.pid}] ${String(chunk)}`));
    child.on('message', () => {
      this.isReady = true;
    });
    child.once('exit', () => {
      this.isReady = false;
      if (!this.#ending) this.#child = this.#start();
    });
    return child;
  }
}

/** Below those that a system hands out by itself: while a program is down, or not yet up, nobody else is given its port. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(11_000, 16_000);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
