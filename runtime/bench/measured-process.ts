/** A process under measurement: started apart from the benchmark, asked over IPC, ended when the benchmark lets go. */
import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** Longer than anything that is asked takes; a process that hangs ends the benchmark instead of holding it up for ever. */
const PATIENCE_MS = 400_000;

export interface Question { ask: string; with?: unknown }

export class MeasuredProcess {
  readonly #child: ChildProcess;
  readonly #exited: Promise<void>;

  constructor(file: string, options: unknown = {}) {
    const profile = process.env['BENCH_PROF'];
    this.#child = fork(join(import.meta.dirname, file), [JSON.stringify(options)], {
      execArgv: ['--disable-warning=ExperimentalWarning', ...(profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`])],
    });
    this.#exited = new Promise((resolve) => this.#child.once('exit', () => resolve()));
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** The next message of that kind. */
  next<T extends { kind: string }>(kind: T['kind'], patienceMs = PATIENCE_MS): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => finish(() => reject(new Error(`No “${kind}” within ${patienceMs / 1_000} s.`))), patienceMs);
      const listen = (received: unknown) => {
        if (typeof received === 'object' && received !== null && 'kind' in received && received.kind === kind) finish(() => resolve(received as T));
      };
      const ended = (code: number | null) => finish(() => reject(new Error(`The measured process ended (${code}) before “${kind}”.`)));
      const finish = (settle: () => void) => {
        clearTimeout(timer);
        this.#child.off('message', listen);
        this.#child.off('exit', ended);
        settle();
      };
      this.#child.on('message', listen);
      this.#child.once('exit', ended);
    });
  }

  ask<T extends { kind: string }>(kind: T['kind'], details?: unknown): Promise<T> {
    const answer = this.next<T>(kind);
    this.#child.send({ ask: kind, with: details } satisfies Question);
    return answer;
  }

  async stop(): Promise<void> {
    if (this.#child.connected) this.#child.disconnect();
    await this.#exited;
  }
}

/** In the measured process: the options the benchmark gave it. */
export function readOptions(): unknown {
  return JSON.parse(process.argv[2] ?? '{}');
}

/** In the measured process: answers questions until the benchmark lets go. */
export function answerQuestions(answers: Record<string, (details: never) => Promise<object> | object>, stop: () => Promise<void> | void): void {
  process.on('message', async (question: Question) => {
    const answer = await answers[question.ask]?.(question.with as never);
    process.send?.({ ...answer, kind: question.ask });
  });
  process.on('disconnect', async () => {
    await stop();
    process.exit(0);
  });
}
