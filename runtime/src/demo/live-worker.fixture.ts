/** What the demo is measured against: the real ingest, engine, store and mailbox on a database, stepped by hand instead of by Agenda. */
import type { CloudEvent, EpochMs } from '@nachklang/nodes/sdk';
import { deriveKey } from '../config/derive-key.ts';
import type { Core } from '../core.ts';
import { deliveryOf } from '../deliver-outgoing.ts';
import { PARTITIONS } from '../engine/model.ts';
import { loadDeliveries } from '../load-deliveries.ts';
import type { FakeClock } from '../ports/clock.ts';
import { FakeWakeups } from '../ports/wakeups.ts';
import { askForNext, drainBatch, type DrainBatchPorts } from '../scheduling/drain-batch.ts';
import { Deliverer, MailboxMailer } from '../stages/delivery/index.ts';
import { Ingest, internalRecord } from '../stages/ingest/index.ts';
import { MessageOutbox } from '../stages/outbox/index.ts';
import { PublicLinks } from '../stages/tracking/index.ts';
import { MongoEngineStore } from '../store/mongo-engine-store.ts';
import type { StoryWorker } from './tell-story.ts';

const ALL = Array.from({ length: PARTITIONS }, (_, partition) => partition);

export class LiveWorker implements StoryWorker {
  readonly #ingest: Ingest;
  readonly #deliverer: Deliverer;
  readonly #ports: DrainBatchPorts;
  readonly #wakeups: FakeWakeups;

  constructor(parts: Pick<Core, 'db' | 'catalog' | 'config' | 'onError'> & { clock: FakeClock }) {
    const { db, catalog, config, onError, clock } = parts;
    const workerId = 'demo';
    this.#wakeups = new FakeWakeups();
    this.#ingest = new Ingest({ db, clock, wakeups: this.#wakeups, onError });
    this.#deliverer = new Deliverer({
      outbox: new MessageOutbox(db), mailer: new MailboxMailer(db), clock, workerId, onError,
      links: new PublicLinks(config.baseUrl, deriveKey(config.secret, 'links')),
      emit: async (events) => {
        await this.#ingest.acceptInternal(events.map((event) => internalRecord(event, clock.now())));
      },
      load: (messages) => loadDeliveries(db, catalog, messages, clock.now()),
    });
    this.#ports = {
      store: new MongoEngineStore(db), catalog, clock, wakeups: this.#wakeups, workerId,
      deliver: (outgoing) => this.#deliverer.accept(outgoing.flatMap((one) => deliveryOf(parts, one))),
      withdrawn: (enrollmentIds) => this.#deliverer.withdraw(enrollmentIds),
    };
  }

  async arrive(shopId: string, events: readonly CloudEvent[]): Promise<void> {
    if (events.length === 0) return;
    await this.#ingest.accept(shopId, events);
    await this.#ingest.close();
  }

  /** Works through everything that is pending or due by now. */
  async settle(): Promise<void> {
    while ((await drainBatch(this.#ports, ALL)).more);
    await askForNext(this.#ports, ALL);
    await this.#deliverer.idle();
  }

  nextDueAt(): EpochMs | undefined {
    let next: EpochMs | undefined;
    for (const at of this.#wakeups.asked.values()) next = Math.min(at, next ?? Infinity);
    return next;
  }
}
