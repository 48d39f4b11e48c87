/** The outbox in memory, with the same conditions as on MongoDB, and deliveries to put into it. */
import type { Facts } from '@nachklang/nodes/sdk';
import type { MessageRecord } from '../../engine/outbox-model.ts';
import { DEFAULT_CAPS, type ShopRecord } from '../../engine/shop-model.ts';
import type { MessageOutcome } from '../outbox/index.ts';
import type { CompiledEmail } from '../rendering/index.ts';
import type { Delivery } from './compose-mail.ts';
import type { DelivererPorts } from './deliverer.ts';

export class MemoryOutbox {
  readonly records = new Map<string, MessageRecord>();

  put(message: MessageRecord): void {
    this.records.set(message._id, structuredClone(message));
  }
  state(id: string): string {
    const { state, error } = this.records.get(id) ?? { state: 'missing', error: undefined };
    return error === undefined ? state : `${state}: ${error}`;
  }

  readonly port: DelivererPorts['outbox'] = {
    claimDue: async (by, now, until, limit, held) => {
      const free = (message: MessageRecord) => message.state === 'queued' && message.nextAttemptAt <= now && (message.claim === undefined || message.claim.until <= now);
      const due = [...this.records.values()].filter((message) => free(message) && !held.has(message._id)).slice(0, limit);
      for (const message of due) message.claim = { by, until };
      return due.map((message) => structuredClone(message));
    },
    startSending: async (ids, by, until) => this.#advance(ids, by, { state: 'sending', claim: { by, until } }),
    keepClaim: async (ids, by, until) => this.#advance(ids, by, { claim: { by, until } }),
    release: async (ids) => {
      for (const id of ids) delete this.records.get(id)?.claim;
    },
    record: async (outcomes, by) => {
      for (const [id, outcome] of outcomes) this.#settle(id, outcome, by);
    },
    settleInterrupted: async (now) => {
      for (const message of this.records.values()) {
        if (message.state !== 'sending' || (message.claim?.until ?? 0) > now) continue;
        if (message.class === 'marketing') Object.assign(message, { state: 'unknown', error: 'interrupted' });
        else Object.assign(message, { state: 'queued', nextAttemptAt: now });
        delete message.claim;
      }
    },
  };

  #advance(ids: readonly string[], by: string, change: Partial<MessageRecord>): ReadonlySet<string> {
    const ours = ids.filter((id) => this.records.get(id)?.state === 'queued' && this.records.get(id)?.claim?.by === by);
    for (const id of ours) Object.assign(this.records.get(id) ?? {}, change);
    return new Set(ours);
  }

  #settle(id: string, outcome: MessageOutcome, by: string): void {
    const message = this.records.get(id);
    if (message?.claim?.by !== by || (message.state === 'withdrawn' && outcome.kind !== 'sent')) return;
    if (outcome.kind !== 'postponed' && outcome.kind !== 'withdrawn') message.attempts += 1;
    delete message.claim;
    if (outcome.kind === 'sent') Object.assign(message, { state: 'sent', sentAt: outcome.at });
    else if (outcome.kind === 'retry') Object.assign(message, { state: 'queued', nextAttemptAt: outcome.at, error: outcome.error, failure: outcome.failure });
    else if (outcome.kind === 'postponed') Object.assign(message, { state: 'queued', nextAttemptAt: outcome.at });
    else if (outcome.kind === 'withdrawn') Object.assign(message, { state: 'withdrawn' });
    else Object.assign(message, { state: outcome.kind, error: outcome.error, failure: outcome.failure });
  }
}

export const WORKER = 'worker-1';
export const START = Date.UTC(2026, 10, 23, 9);

export const EMAIL: CompiledEmail = {
  hash: 'email-1', subject: 'Ihre Bestellung, {{ contact.firstName | default: "Sie" }}',
  html: '<html><body><p>{{ greeting }}</p><a href="{% link 0 %}https://shop.example/a{% endlink %}">a</a> <a href="{{ unsubscribe_url }}">ab</a></body></html>',
  text: '{{ greeting }} {{ unsubscribe_url }}',
};

export const SHOP: ShopRecord = {
  _id: 'shop', view: { id: 'shop', name: 'Tonwerk', timeZone: 'Europe/Berlin', country: 'DE', locale: 'de', supportEmail: 'hilfe@shop.example', returnDays: 14 },
  caps: DEFAULT_CAPS, mailFrom: 'Tonwerk <hallo@shop.example>', formalAddress: 'sie', createdAt: START,
};

const FACTS: Facts = {
  shop: SHOP.view,
  contact: { id: 'anna', email: 'anna@example.com', firstName: 'Anna', lastName: 'Beispiel', locale: 'de', timeZone: 'Europe/Berlin', tags: [], attributes: {}, orderCount: 1, totalSpent: 10 },
  enrollment: { id: 'e1', journeyId: 'j1', subject: 'contact', startedAt: START, messagesSent: 0, path: {} },
};

export function delivery(change: Partial<MessageRecord> = {}): Delivery {
  const enrollmentId = change.enrollmentId ?? 'j1|contact|anna|1';
  const message: MessageRecord = {
    _id: `${enrollmentId}|n1|1`, shopId: 'shop', contactId: 'anna', enrollmentId, journeyId: 'j1', versionId: 'j1@1', nodeId: 'n1', channel: 'email',
    class: 'transactional', email: 'thanks', locale: 'de', to: 'anna@example.com', trackClicks: false, state: 'queued', attempts: 0, createdAt: START,
    nextAttemptAt: START, claim: { by: WORKER, until: START + 60_000 }, ...change,
  };
  return { message, facts: FACTS, email: EMAIL, shop: SHOP };
}
