/** The thread that compiles MJML: started for the first task, stopped when nothing has come for a while, so that its memory is not paid at rest. */
import { Worker } from 'node:worker_threads';
import type { MjmlAnswer, MjmlTask } from './mjml-worker.ts';

const IDLE_MS = 5_000;
/** Nothing an author writes takes this long; a thread that does is stuck. */
const TASK_MS = 30_000;

interface Waiting { resolve(answer: MjmlAnswer): void; reject(error: Error): void; timer: NodeJS.Timeout }

class MjmlCompiler {
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  #ids = 0;
  readonly #waiting = new Map<number, Waiting>();

  compile(mjml: string): Promise<MjmlAnswer> {
    clearTimeout(this.#idle);
    const worker = (this.#worker ??= this.#start());
    const id = (this.#ids += 1);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#fail(worker, new Error('Compiling the e-mail took too long.')), TASK_MS);
      this.#waiting.set(id, { resolve, reject, timer });
      worker.ref();
      worker.postMessage({ id, mjml } satisfies MjmlTask);
    });
  }

  #start(): Worker {
    const worker = new Worker(new URL('./mjml-worker.ts', import.meta.url));
    worker.on('message', (answer: MjmlAnswer) => this.#answered(worker, answer));
    worker.on('error', (error: Error) => this.#fail(worker, error));
    return worker;
  }

  #answered(worker: Worker, answer: MjmlAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    clearTimeout(waiting?.timer);
    waiting?.resolve(answer);
    if (this.#waiting.size > 0) return;
    worker.unref();
    this.#idle = setTimeout(() => this.#stop(worker), IDLE_MS).unref();
  }

  #fail(worker: Worker, error: Error): void {
    for (const waiting of this.#waiting.values()) {
      clearTimeout(waiting.timer);
      waiting.reject(error);
    }
    this.#waiting.clear();
    this.#stop(worker);
  }

  #stop(worker: Worker): void {
    if (this.#worker === worker) this.#worker = undefined;
    void worker.terminate();
  }
}

const compiler = new MjmlCompiler();

/** Compiles MJML whose Liquid was swapped for words. */
export function compileMjml(mjml: string): Promise<MjmlAnswer> {
  return compiler.compile(mjml);
}
