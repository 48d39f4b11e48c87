/**
 * Hands queued messages to the mailer and records what became of them. Transactional mails leave at least once, with the same Message-ID;
 * marketing mails at most once (design §4, invariant 10).
 */
import { failed, type Failed } from '../../engine/failure.ts';
import type { MessageRecord } from '../../engine/outbox-model.ts';
import type { Clock } from '../../ports/clock.ts';
import type { EmitEvents, InternalEvent } from '../../ports/internal-events.ts';
import type { Mailer, OutgoingMail } from '../../ports/mailer.ts';
import type { MessageOutbox, MessageOutcome } from '../outbox/index.ts';
import type { PublicLinks } from '../tracking/index.ts';
import { composeMail, type Delivery } from './compose-mail.ts';
import { handOver, lookFirst, type Settled } from './hand-over.ts';
import type { Held } from './held.ts';
import { eventOf } from './judge-answer.ts';
import { LastLook, type AskStanding } from './last-look.ts';
import { OutcomeRecorder } from './outcome-recorder.ts';
import { severalTries } from './several-tries.ts';
import { stillOurs } from './still-ours.ts';
import { WaitingRoom } from './waiting-room.ts';

/** What a swept message needs, or why it cannot leave any more: its run was exited, its contact erased, or it is advertising that must not leave any more. */
export type Loaded = { kind: 'ready'; delivery: Delivery } | { kind: 'withdrawn' } | ({ kind: 'gone' } & Failed);

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
  /** Who of these contacts objected, or was made one with somebody, and when. Asked right before advertising leaves. */
  standing?: AskStanding;
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
const SWEEP_SIZE = 200;

export class Deliverer {
  readonly #ports: DelivererPorts;
  readonly #options: DelivererOptions;
  readonly #recorder: OutcomeRecorder;
  readonly #lastLook: LastLook;
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
    this.#lastLook = new LastLook(ports.standing);
  }

  /** Takes messages that are durable as `queued` with a claim of this worker, or hands them back once it is stopped. Resolves when there is room for more. */
  accept(deliveries: readonly Delivery[]): Promise<void> {
    const since = this.#ports.clock.now();
    const taken = deliveries.filter(({ message }) => !this.#held.has(message._id));
    if (this.#stopped) return this.#handBack(taken.map(({ message }) => message._id));
    for (const delivery of taken) {
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

  /** Lets what is leaving finish; the rest, what waits for a connection included, stays queued for whoever comes next. A sweep under way ends, and nobody waits for room any more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    const left = this.#queue.map((held) => held.delivery.message._id);
    this.#queue = [];
    for (const id of left) this.#held.delete(id);
    this.#waiting.fellTo(this.#held.size);
    this.#ports.mailer.stop?.();
    await this.#handBack(left);
    await this.idle();
  }

  /** Nobody has to wait until these claims run out; they do so anyway. */
  async #handBack(ids: readonly string[]): Promise<void> {
    await this.#ports.outbox.release(ids, this.#ports.workerId).catch((error: unknown) => this.#ports.onError(error));
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
      const gone: Settled[] = [];
      for (const message of messages) {
        const found = loaded.get(message._id) ?? { kind: 'gone', ...failed('parts_missing') };
        if (found.kind === 'ready') ready.push(found.delivery);
        else if (found.kind === 'withdrawn') gone.push([message, { kind: 'withdrawn' }]);
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
    const { outbox, mailer, clock, workerId, links } = this.#ports;
    const lastLook = this.#lastLook;
    const { free, postponed } = await lookFirst(batch.filter((held) => !held.withdrawn), lastLook, clock);
    // After the look: what is worked through by then is withdrawn there, the rest was seen.
    const now = clock.now();
    const ours = await stillOurs(free, { outbox, workerId, idempotent: mailer.idempotent, now, until: now + this.#options.claimMs });
    const unrendered: Settled[] = [];
    const leaving = new Map<Held, OutgoingMail>();
    for (const held of ours) {
      try {
        leaving.set(held, composeMail(held.delivery, links));
      } catch (error) {
        unrendered.push([held.delivery.message, { kind: 'failed', ...failed('not_rendered', { error: messageOf(error) }) }]);
      }
    }
    await this.#settle([...postponed, ...unrendered, ...(await handOver(leaving, { mailer, clock, links, lastLook }))]);
  }

  /** What is no news is on record at once: it does not wait for news that cannot be told just now. */
  async #settle(settled: readonly Settled[]): Promise<void> {
    const now = this.#ports.clock.now();
    const events = new Map<Settled, InternalEvent>();
    for (const one of settled) {
      const [message, outcome, answer] = one;
      const event = eventOf(message, outcome, answer, now);
      if (event) events.set(one, event);
    }
    const ends = await Promise.allSettled([this.#record(settled.filter((one) => !events.has(one))), this.#tellAndRecord(events)]);
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }

  /** The event goes first: recorded but never told, a failure would keep its slot and a bounce its address. */
  async #tellAndRecord(events: ReadonlyMap<Settled, InternalEvent>): Promise<void> {
    if (events.size === 0) return;
    await severalTries(() => this.#ports.emit([...events.values()]));
    await this.#record([...events.keys()]);
  }

  async #record(settled: readonly Settled[]): Promise<void> {
    if (settled.length === 0) return;
    await this.#recorder.record(settled.map(([message, outcome]) => [message._id, outcome] as const));
    for (const [message, outcome] of settled) this.#ports.settled?.(message, outcome.kind);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
