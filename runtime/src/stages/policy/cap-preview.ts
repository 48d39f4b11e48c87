/** What other caps would have done to messages that were sent: each asked again in its order, with only those before it that would have left. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { Reservation } from '../../engine/model.ts';
import type { CapRule } from '../../engine/shop-model.ts';
import { counts, nextFit } from './window.ts';

export interface SentMessage extends Reservation { contactId: string }

export class CapPreview {
  readonly #rules: readonly CapRule[];
  readonly #from: EpochMs;
  readonly #slots = new Map<string, Reservation[]>();
  looked = 0;
  stopped = 0;
  readonly stoppedBy: Map<string, number>;

  /** Messages from before `from` only fill the windows. */
  constructor(rules: readonly CapRule[], from: EpochMs) {
    this.#rules = rules;
    this.#from = from;
    this.stoppedBy = new Map(rules.map(({ id }) => [id, 0]));
  }

  /** In order of time. Exceptions of single contacts are not looked at. */
  add(message: SentMessage): void {
    const slots = this.#slots.get(message.contactId) ?? [];
    const inTime = message.at >= this.#from;
    if (inTime) this.looked += 1;
    const broken = this.#rules.filter((rule) => counts(rule, message) && nextFit(slots, rule, rule.windowMs, message.at) > message.at);
    if (broken.length === 0) {
      slots.push(message);
      this.#slots.set(message.contactId, slots);
    } else if (inTime) {
      this.stopped += 1;
      for (const { id } of broken) this.stoppedBy.set(id, (this.stoppedBy.get(id) ?? 0) + 1);
    }
  }
}
