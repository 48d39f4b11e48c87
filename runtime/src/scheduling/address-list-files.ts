/** Public opt-out lists as files in the data folder: read again when they change, looked at once a minute at most. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { Clock } from '../ports/clock.ts';
import { readEcgList, type AddressLists } from '../stages/policy/index.ts';

/** Named as RTR names it. */
const ECG_FILE = 'ecg-liste.hash';
const LOOK_EVERY_MS = 60_000;

export class AddressListFiles {
  readonly #path: string;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #onError: (error: unknown) => void;
  #lookedAt: EpochMs = -Infinity;
  #changedAt: number | undefined;
  #lists: AddressLists = {};

  constructor(dataDir: string, clock: Pick<Clock, 'now'>, onError: (error: unknown) => void) {
    this.#path = join(dataDir, ECG_FILE);
    this.#clock = clock;
    this.#onError = onError;
  }

  /** Must not throw: a list that cannot be read counts as absent, and then nobody it could name is advertised to. */
  current(): AddressLists {
    const now = this.#clock.now();
    if (Math.abs(now - this.#lookedAt) < LOOK_EVERY_MS) return this.#lists;
    this.#lookedAt = now;
    const changedAt = statSync(this.#path, { throwIfNoEntry: false })?.mtimeMs;
    if (changedAt === this.#changedAt) return this.#lists;
    this.#changedAt = changedAt;
    this.#lists = {};
    try {
      if (changedAt !== undefined) this.#lists = { ecg: readEcgList(readFileSync(this.#path)) };
    } catch (error) {
      this.#onError(error);
    }
    return this.#lists;
  }
}
