/** Makes the HTTP calls that journeys asked for: at least once, with an id by which the receiver can tell a repeat. */
import type { CallRecord } from '../../engine/outbox-model.ts';
import type { Clock } from '../../ports/clock.ts';
import type { HttpAnswer, HttpClient } from '../../ports/http-client.ts';
import type { EmitEvents } from '../../ports/internal-events.ts';
import type { CallOutbox, CallOutcome } from '../outbox/index.ts';
import { backoffMs, CALL_BACKOFF, GIVE_UP_AFTER_MS } from './backoff.ts';
import { webhookHeaders } from './standard-webhooks.ts';

export interface CallRunnerPorts {
  outbox: Pick<CallOutbox, 'due' | 'record' | 'take'>;
  http: HttpClient;
  clock: Clock;
  emit: EmitEvents;
  /** The shop's webhook secret. */
  secret(shopId: string): Buffer;
  /** Must not throw. */
  onError(error: unknown): void;
}

const MOST_ATTEMPTS = 8;
const AT_ONCE = 20;
/** Beyond a request's own timeout: after it, the call is anybody's again. */
const LEASE_MARGIN_MS = 30_000;

export class CallRunner {
  readonly #ports: CallRunnerPorts;
  #sweeping: Promise<void> | undefined;
  #stopped = false;

  constructor(ports: CallRunnerPorts) {
    this.#ports = ports;
  }

  /** Makes every call that is due. Cheap when none is; call it after a commit that added calls, and now and then. */
  sweep(): Promise<void> {
    return (this.#sweeping ??= this.#sweep().finally(() => {
      this.#sweeping = undefined;
    }));
  }

  /** Lets the calls under way finish; what else is due stays for whoever comes next. */
  async stop(): Promise<void> {
    this.#stopped = true;
    // Why it failed is told to whoever swept.
    await this.#sweeping?.catch(() => undefined);
  }

  async #sweep(): Promise<void> {
    while (!this.#stopped) {
      const due = await this.#ports.outbox.due(this.#ports.clock.now(), AT_ONCE);
      const made = await Promise.all(due.map((call) => this.#make(call)));
      if (!made.includes(true)) return;
    }
  }

  /** Whether this worker made it. */
  async #make(call: CallRecord): Promise<boolean> {
    const { outbox, http, clock, secret, onError } = this.#ports;
    const { request } = call;
    try {
      if (!(await outbox.take(call, clock.now() + request.timeoutMs + LEASE_MARGIN_MS))) return false;
      const signed = webhookHeaders(secret(call.shopId), call._id, Math.floor(clock.now() / 1_000), request.body ?? '');
      const answer = await http.request({
        method: request.method, url: request.url, headers: { ...request.headers, ...signed }, timeoutMs: request.timeoutMs,
        ...(request.body !== undefined && { body: request.body }),
      });
      await this.#settle(call, this.#judge(call, answer));
      return true;
    } catch (error) {
      // Its lease brings it back.
      onError(error);
      return false;
    }
  }

  #judge(call: CallRecord, answer: HttpAnswer): CallOutcome {
    const status = answer.kind === 'response' ? { status: answer.status } : {};
    if (answer.kind === 'response' && answer.status >= 200 && answer.status < 300) return { kind: 'done', status: answer.status };
    const error = answer.kind === 'response' ? `The server answered ${answer.status}.` : answer.error;
    const again = answer.kind === 'response' ? answer.status >= 500 || answer.status === 429 || answer.status === 408 : answer.retriable;
    const now = this.#ports.clock.now();
    const attempts = call.attempts + 1;
    if (!again || attempts >= MOST_ATTEMPTS || now - call.createdAt >= GIVE_UP_AFTER_MS) return { kind: 'failed', error, ...status };
    return { kind: 'retry', at: now + backoffMs(call._id, attempts, CALL_BACKOFF), error, ...status };
  }

  async #settle(call: CallRecord, outcome: CallOutcome): Promise<void> {
    if (outcome.kind !== 'retry') {
      const { status } = outcome;
      // First, so that a crash in between repeats the call rather than leave the journey waiting.
      await this.#ports.emit([
        {
          shopId: call.shopId, source: 'nachklang:calls', id: call._id, type: 'call.completed', time: this.#ports.clock.now(), contactId: call.contactId,
          data: { callKey: call._id, ok: outcome.kind === 'done', ...(status !== undefined && { status }), ...(outcome.kind === 'failed' && { error: outcome.error }) },
        },
      ]);
    }
    await this.#ports.outbox.record(call._id, outcome);
  }
}
