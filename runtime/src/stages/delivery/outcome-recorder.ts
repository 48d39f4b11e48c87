/** Writes outcomes of messages to the outbox, those of many hand-overs together: while one write is under way, the next gathers. */
import type { MessageOutbox, MessageOutcome } from '../outbox/index.ts';
import { severalTries } from './several-tries.ts';

export class OutcomeRecorder {
  readonly #outbox: Pick<MessageOutbox, 'record'>;
  readonly #by: string;
  #gathering = new Map<string, MessageOutcome>();
  #next: Promise<void> | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(outbox: Pick<MessageOutbox, 'record'>, by: string) {
    this.#outbox = outbox;
    this.#by = by;
  }

  /** Resolves when the outcomes are durable. */
  record(outcomes: Iterable<readonly [string, MessageOutcome]>): Promise<void> {
    for (const [id, outcome] of outcomes) this.#gathering.set(id, outcome);
    if (this.#next) return this.#next;
    const next = this.#writing.then(() => {
      const gathered = this.#gathering;
      this.#gathering = new Map();
      this.#next = undefined;
      return this.#write(gathered);
    });
    // A failed write is told to those who asked for it, not to those who come after.
    this.#writing = next.catch(() => undefined);
    this.#next = next;
    return next;
  }

  #write(outcomes: ReadonlyMap<string, MessageOutcome>): Promise<void> {
    return severalTries(() => this.#outbox.record(outcomes, this.#by));
  }
}
