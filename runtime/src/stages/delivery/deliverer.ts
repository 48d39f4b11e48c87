/**
 * Hands queued messages to the mailer and records what became of them. Transactional mails leave at least once, with the same Message-ID;
 * marketing mails at most once (design §4, invariant 10).
 */
import type { EpochMs } from '@nachklang/nodes/sdk';
import { failed, type Failed } from '../../engine/failure.ts';
import type { MessageRecord } from '../../engine/outbox-model.ts';
import type { Clock } from '../../ports/clock.ts';
import type { EmitEvents, InternalEvent } from '../../ports/internal-events.ts';
import type { HandOver, Mailer, OutgoingMail } from '../../ports/mailer.ts';
import type { MessageOutbox, MessageOutcome } from '../outbox/index.ts';
import type { PublicLinks } from '../tracking/index.ts';
import { composeMail, type Delivery } from './compose-mail.ts';
import { eventOf, outcomeOf } from './judge-answer.ts';
import { OutcomeRecorder } from './outcome-recorder.ts';
import { WaitingRoom } from './waiting-room.ts';

/** What a swept message needs, or why it cannot leave any more (its run was exited, its contact erased). */
export type Loaded = { kind: 'ready'; delivery: Delivery } | ({ kind: 'gone' } & Failed);

export interface DelivererPorts {
  outbox: Pick<MessageOutbox, 'claimDue' | 'keepClaim' | 'record' | 'release' | 'settleInterrupted' | 'startSending'>;
  mailer: Mailer;
  links: PublicLinks;
  clock: Clock;
  /** Names this worker in claims. */
  workerId: string;
  emit: EmitEvents;
  /** Reads what rendering needs for swept messages, by message id. */
  load(messages: readonly MessageRecord[]): Promise<ReadonlyMap<string, Loaded>>;
  /** Those of these contacts whose objection has been acknowledged but not worked through. Asked right before advertising leaves. */
  objecting?(contactIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Must not throw. */
  onError(error: unknown): void;
  /** For metrics: one message has an outcome. */
  settled?(message: MessageRecord, outcome: MessageOutcome['kind']): void;
}

export interface DelivererOptions {
  /** Mails handed over together, and how many such batches at once. */
  batchSize: number;
  lanes: number;
  /** `accept` waits while more than this many are in hand. */
  highWater: number;
  /** How long this worker may keep a message before another one may take it over. */
  claimMs: number;
}

const DEFAULTS: DelivererOptions = { batchSize: 32, lanes: 3, highWater: 2_000, claimMs: 60_000 };
/** A message that waited longer in memory is looked up again before it leaves: its partition may have moved to another worker, which may have withdrawn it. */
const TRUSTED_MS = 2_000;
const SWEEP_SIZE = 200;

interface Held {
  delivery: Delivery;
  since: EpochMs;
  withdrawn: boolean;
  /** Set while it is being handed over. */
  leaving?: Promise<void>;
}

export class Deliverer {
  readonly #ports: DelivererPorts;
  readonly #options: DelivererOptions;
  readonly #recorder: OutcomeRecorder;
  readonly #held = new Map<string, Held>();
  #queue: Held[] = [];
  #busyLanes = 0;
  readonly #waiting = new WaitingRoom();
  #sweeping: Promise<void> | undefined;
  #stopped = false;

  constructor(ports: DelivererPorts, options: Partial<DelivererOptions> = {}) {
    this.#ports = ports;
    this.#options = { ...DEFAULTS, ...options };
    this.#recorder = new OutcomeRecorder(ports.outbox, ports.workerId);
  }

  /** Takes messages that are durable as `queued` with a claim of this worker. Resolves when there is room for more. */
  accept(deliveries: readonly Delivery[]): Promise<void> {
    const since = this.#ports.clock.now();
    for (const delivery of deliveries) {
      if (this.#stopped || this.#held.has(delivery.message._id)) continue;
      const held: Held = { delivery, since, withdrawn: false };
      this.#held.set(delivery.message._id, held);
      this.#queue.push(held);
    }
    this.#pump();
    return this.#waiting.untilAtMost(this.#options.highWater, this.#held.size);
  }

  /**
   * Runs of these enrollments have ended: nothing of theirs leaves any more. Resolves when those that are just leaving have their outcome on record;
   * wait for it before giving their slots back.
   */
  async withdraw(enrollmentIds: Iterable<string>): Promise<void> {
    const ended = new Set(enrollmentIds);
    const leaving: Promise<void>[] = [];
    for (const held of this.#held.values()) {
      if (!ended.has(held.delivery.message.enrollmentId)) continue;
      held.withdrawn = true;
      // Over SMTP nothing depends on it: transactional mails hold no slot, and marketing is `sending`, which a withdrawal leaves alone.
      if (held.leaving && this.#ports.mailer.idempotent && held.delivery.message.class === 'marketing') leaving.push(held.leaving);
    }
    await Promise.all(leaving);
  }

  /** Takes over what is due and nobody holds: retries, and what a crashed worker left. */
  sweep(): Promise<void> {
    return (this.#sweeping ??= this.#sweep().finally(() => {
      this.#sweeping = undefined;
    }));
  }

  /** Resolves when nothing is in hand. */
  idle(): Promise<void> {
    return this.#waiting.untilAtMost(0, this.#held.size);
  }

  /** Lets what is leaving finish; the rest stays queued for whoever comes next. */
  async stop(): Promise<void> {
    this.#stopped = true;
    const left = this.#queue.map((held) => held.delivery.message._id);
    this.#queue = [];
    for (const id of left) this.#held.delete(id);
    await this.#ports.outbox.release(left, this.#ports.workerId);
    await this.idle();
  }

  async #sweep(): Promise<void> {
    const { outbox, clock, workerId } = this.#ports;
    await outbox.settleInterrupted(clock.now());
    while (!this.#stopped) {
      const now = clock.now();
      const messages = await outbox.claimDue(workerId, now, now + this.#options.claimMs, SWEEP_SIZE, new Set(this.#held.keys()));
      if (messages.length === 0) return;
      const loaded = await this.#ports.load(messages);
      const ready: Delivery[] = [];
      const gone: [MessageRecord, MessageOutcome][] = [];
      for (const message of messages) {
        const found = loaded.get(message._id) ?? { kind: 'gone', ...failed('parts_missing') };
        if (found.kind === 'ready') ready.push(found.delivery);
        else gone.push([message, { kind: 'failed', error: found.error, failure: found.failure }]);
      }
      await this.#settle(gone);
      await this.accept(ready);
    }
  }

  #pump(): void {
    while (this.#busyLanes < this.#options.lanes && this.#queue.length > 0) {
      const batch = this.#queue.splice(0, this.#options.batchSize);
      this.#busyLanes += 1;
      const leaving = this.#deliver(batch).catch((error: unknown) => this.#ports.onError(error));
      for (const held of batch) held.leaving = leaving;
      void leaving.finally(() => {
        for (const { delivery } of batch) this.#held.delete(delivery.message._id);
        this.#busyLanes -= 1;
        this.#pump();
        this.#waiting.fellTo(this.#held.size);
      });
    }
  }

  async #deliver(batch: readonly Held[]): Promise<void> {
    const ours = await this.#stillOurs(batch.filter((held) => !held.withdrawn));
    const unrendered: [MessageRecord, MessageOutcome][] = [];
    const leaving: { held: Held; mail: OutgoingMail }[] = [];
    for (const held of ours) {
      try {
        leaving.push({ held, mail: composeMail(held.delivery, this.#ports.links) });
      } catch (error) {
        unrendered.push([held.delivery.message, { kind: 'failed', ...failed('not_rendered', { error: messageOf(error) }) }]);
      }
    }
    const answers = leaving.length === 0 ? [] : await this.#handOver(leaving.map(({ mail }) => mail));
    const now = this.#ports.clock.now();
    const settled = leaving.map(({ held }, index): [MessageRecord, MessageOutcome, HandOver] => {
      const answer = answers[index] ?? { kind: 'unknown', error: 'The mailer gave no answer.' };
      return [held.delivery.message, outcomeOf(held.delivery.message, answer, now, held.withdrawn), answer];
    });
    await this.#settle([...unrendered, ...settled]);
  }

  async #handOver(mails: OutgoingMail[]): Promise<HandOver[]> {
    try {
      return await this.#ports.mailer.send(mails);
    } catch (error) {
      return mails.map(() => ({ kind: 'unknown', error: messageOf(error) }));
    }
  }

  /** Those that may leave now. What must leave at most once is written as `sending` first. */
  async #stillOurs(all: readonly Held[]): Promise<Held[]> {
    const { outbox, mailer, clock, workerId } = this.#ports;
    const now = clock.now();
    const onlyOnce = (held: Held) => !mailer.idempotent && isMarketing(held);
    // Before the outbox is asked: what is worked through by then is withdrawn there, the rest is seen here.
    const batch = await this.#withoutObjecting(all);
    const mustAsk = (held: Held) => isMarketing(held) || now - held.since > TRUSTED_MS;
    const marked = batch.filter(onlyOnce);
    const waited = batch.filter((held) => !onlyOnce(held) && mustAsk(held));
    const [sending, kept] = await Promise.all([
      marked.length === 0 ? NOBODY : outbox.startSending(idsOf(marked), workerId, now + this.#options.claimMs),
      waited.length === 0 ? NOBODY : outbox.keepClaim(idsOf(waited), workerId, now + this.#options.claimMs),
    ]);
    return batch.filter((held) => {
      const id = held.delivery.message._id;
      // Once written as `sending` it counts as sent: a withdrawal that came meanwhile is too late.
      if (onlyOnce(held)) return sending.has(id);
      return !held.withdrawn && (!mustAsk(held) || kept.has(id));
    });
  }

  async #withoutObjecting(batch: readonly Held[]): Promise<readonly Held[]> {
    const advertising = batch.filter((held) => isMarketing(held) || held.delivery.message.advertising === 'kept');
    if (advertising.length === 0 || !this.#ports.objecting) return batch;
    const objecting = await this.#ports.objecting([...new Set(advertising.map((held) => held.delivery.message.contactId))]);
    const stopped = advertising.filter((held) => objecting.has(held.delivery.message.contactId));
    // A service mail leaves all the same, without its advertising blocks.
    for (const { delivery } of stopped) if (delivery.message.class === 'transactional') delivery.message = { ...delivery.message, advertising: 'dropped' };
    return batch.filter((held) => !isMarketing(held) || !stopped.includes(held));
  }

  /** The event goes first: recorded but never told, a failure would keep its slot and a bounce its address. */
  async #settle(settled: readonly (readonly [MessageRecord, MessageOutcome, HandOver?])[]): Promise<void> {
    if (settled.length === 0) return;
    const now = this.#ports.clock.now();
    const events = settled.map(([message, outcome, answer]) => eventOf(message, outcome, answer, now)).filter((event): event is InternalEvent => event !== undefined);
    if (events.length > 0) await this.#ports.emit(events);
    await this.#recorder.record(settled.map(([message, outcome]) => [message._id, outcome] as const));
    for (const [message, outcome] of settled) this.#ports.settled?.(message, outcome.kind);
  }
}

const NOBODY: ReadonlySet<string> = new Set();

function isMarketing({ delivery }: Held): boolean {
  return delivery.message.class === 'marketing';
}

function idsOf(batch: readonly Held[]): string[] {
  return batch.map((held) => held.delivery.message._id);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
