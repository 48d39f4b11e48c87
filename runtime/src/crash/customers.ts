/** Customers who order while processes die: every event is sent again, under its own id, until it is acknowledged. */
import type { CloudEvent } from '@nachklang/nodes/sdk';
import { cancelled, paid, parcelStatus, placed } from '@nachklang/nodes/testing';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Clock } from '../ports/clock.ts';

const Answers = Compile(Type.Object({ answers: Type.Array(Type.Object({ id: Type.String(), status: Type.String() })) }));
const CONTACTS = 12;
const RETRY_MS = 100;
const ANSWER_WITHIN_MS = 5_000;

export interface Purchase { id: string; email: string; cancelled: boolean }

export class Customers {
  readonly #url: string;
  readonly #apiKey: string;
  readonly #clock: Clock;
  readonly #random: () => number;
  /** Ids of the events the program has answered for. */
  readonly acknowledged = new Set<string>();
  readonly purchases: Purchase[] = [];
  attempts = 0;

  constructor(options: { url: string; apiKey: string; clock: Clock; random: () => number }) {
    this.#url = options.url;
    this.#apiKey = options.apiKey;
    this.#clock = options.clock;
    this.#random = options.random;
  }

  /** One order with everything that happens to it; resolves when all of it is acknowledged. */
  async buy(): Promise<void> {
    const number = this.purchases.length + 1;
    const id = `o-${number}`;
    const contact = Math.floor(this.#random() * CONTACTS);
    const person = { email: `person-${contact}@example.com`, customerId: `c-${contact}` };
    const purchase: Purchase = { id, email: person.email, cancelled: this.#random() < 0.15 };
    this.purchases.push(purchase);
    const sample = () => ({ at: new Date(this.#clock.now()).toISOString(), order: { id, number: id }, contact: person });
    const order = placed(sample());

    if (this.#random() < 0.2) await this.#post(parcelStatus('handed_over', { at: sample().at, parcel: { id: `p-${number}` }, order: id }));
    const first = [this.#post(order)];
    if (this.#random() < 0.2) first.push(this.#post(order));
    await Promise.all(first);
    if (this.#random() < 0.2) await this.#post(paid(sample()), order);
    // Some come before the wait of one second is over, some after the mail.
    if (purchase.cancelled) await pause(this.#random() * 2_000).then(() => this.#post(cancelled(sample())));
  }

  async #post(...events: CloudEvent[]): Promise<void> {
    const body = JSON.stringify(events.length === 1 ? events[0] : events);
    while (!(await this.#isAcknowledged(body))) await pause(RETRY_MS);
    for (const event of events) this.acknowledged.add(event.id);
  }

  async #isAcknowledged(body: string): Promise<boolean> {
    this.attempts += 1;
    try {
      const response = await fetch(`${this.#url}/api/v1/events`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#apiKey}` },
        body,
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      if (response.status >= 500) return false;
      const answer: unknown = await response.json();
      if (response.status === 202 && Answers.Check(answer) && answer.answers.every(({ status }) => status === 'accepted' || status === 'duplicate')) return true;
      throw new Refused(`${response.status} ${JSON.stringify(answer)}`);
    } catch (error) {
      if (error instanceof Refused) throw error;
      // The web side is dead, or was while it answered.
      return false;
    }
  }
}

class Refused extends Error {}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
