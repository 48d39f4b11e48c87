/** What comes in, one event after the other: read, routed to its contact, at the instant the virtual clock then shows. */
import type { CloudEvent, EpochMs } from '@nachklang/nodes/sdk';
import { MemoryRoutes, type Join, type Routed } from './memory-routes.ts';
import { LONGEST_WAIT_MS } from './replay.ts';

interface Arrival {
  at: EpochMs;
  /** The event, and what had waited for it. */
  events: Routed[];
  /** Contacts that turn out to be one person. */
  joins: Join[];
}

export class Arrivals {
  readonly unused: { id: string; reason: string }[] = [];
  /** Events looked at, used or not. */
  read = 0;
  readonly #routes: MemoryRoutes;
  readonly #to: EpochMs;
  #now: EpochMs = -Infinity;

  constructor(shopId: string, to: EpochMs = Infinity) {
    this.#routes = new MemoryRoutes(shopId);
    this.#to = to;
  }

  /** Undefined when it came after the end or could not be used. */
  take(event: CloudEvent, text?: string): Arrival | undefined {
    this.read += 1;
    const at = Math.max(this.#now, event.time === undefined ? this.#now : Date.parse(event.time));
    if (at > this.#to) return undefined;
    const accepted = this.#routes.accept(event, Number.isFinite(at) ? at : 0, text);
    if (accepted.kind === 'unused') {
      this.unused.push({ id: event.id, reason: accepted.reason });
      return undefined;
    }
    this.#now = at;
    return { at, events: accepted.events, joins: accepted.joins };
  }

  /** Nothing comes any more; answers with the instant until which runs may go on. */
  end(): EpochMs {
    this.unused.push(...this.#routes.parked().map((id) => ({ id, reason: 'its order or parcel never appeared' })));
    return Number.isFinite(this.#to) ? this.#to : this.#now + LONGEST_WAIT_MS;
  }
}
