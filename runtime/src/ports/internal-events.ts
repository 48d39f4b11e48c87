/** Events the runtime itself makes (a bounce, a click, the answer to a call), on their way back into ingest. */
import type { EpochMs, EventType } from '@nachklang/nodes/sdk';

export interface InternalEvent {
  shopId: string;
  /** Who made it: `nachklang:delivery`, `nachklang:calls`, `nachklang:tracking`. */
  source: string;
  /** Unique within shop and source; a repeat is harmless. */
  id: string;
  type: EventType;
  time: EpochMs;
  contactId: string;
  orderId?: string;
  data: Record<string, unknown>;
}

/** Resolves when the events are durable. */
export type EmitEvents = (events: readonly InternalEvent[]) => Promise<void>;

/** Keeps what was emitted, each id once. */
export class FakeEvents {
  readonly #byId = new Map<string, InternalEvent>();
  readonly emit: EmitEvents = async (events) => {
    for (const event of events) this.#byId.set(`${event.shopId}|${event.source}|${event.id}`, event);
  };
  get all(): InternalEvent[] {
    return [...this.#byId.values()];
  }
}
