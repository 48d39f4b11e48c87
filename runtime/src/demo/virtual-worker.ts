/**
 * A worker on a virtual clock: the stages of the real one, stepped by hand instead of by Agenda, over memory instead of the database.
 * Sixty days have some eight hundred instants at which something arrives or falls due; a database would be asked twenty times at each.
 */
import type { CloudEvent, EpochMs } from '@nachklang/nodes/sdk';
import { deriveKey } from '../config/derive-key.ts';
import type { Core } from '../core.ts';
import { deliveryOf } from '../deliver-outgoing.ts';
import { PARTITIONS } from '../engine/model.ts';
import type { FakeClock } from '../ports/clock.ts';
import { FakeWakeups } from '../ports/wakeups.ts';
import { askForNext, drainBatch, type DrainBatchPorts } from '../scheduling/drain-batch.ts';
import { Deliverer } from '../stages/delivery/index.ts';
import { MemoryIngest } from '../stages/ingest/index.ts';
import { PublicLinks } from '../stages/tracking/index.ts';
import { StoryMailer, storyOutbox } from './story-mail.ts';
import { StoryStore } from './story-store.ts';
import type { Told } from './write-story.ts';

const ALL = Array.from({ length: PARTITIONS }, (_, partition) => partition);

export class VirtualWorker {
  readonly #ingest: MemoryIngest;
  readonly #store = new StoryStore();
  readonly #mailer = new StoryMailer();
  readonly #deliverer: Deliverer;
  readonly #ports: DrainBatchPorts;
  readonly #wakeups = new FakeWakeups();

  constructor(parts: Pick<Core, 'catalog' | 'config' | 'onError'> & { clock: FakeClock }) {
    const { catalog, config, onError, clock } = parts;
    const workerId = 'demo';
    this.#ingest = new MemoryIngest(clock);
    this.#deliverer = new Deliverer({
      outbox: storyOutbox(this.#store), mailer: this.#mailer, clock, workerId, onError,
      links: new PublicLinks(config.baseUrl, deriveKey(config.secret, 'links')),
      // Of a mail that cannot be rendered: it stays in the outbox, and whoever writes the story meets it there.
      emit: async () => undefined,
      load: async () => new Map(),
    });
    this.#ports = {
      store: this.#store, catalog, clock, wakeups: this.#wakeups, workerId,
      deliver: (outgoing) => this.#deliverer.accept(outgoing.flatMap((one) => deliveryOf(parts, one))),
      withdrawn: (enrollmentIds) => this.#deliverer.withdraw(enrollmentIds),
    };
  }

  async arrive(shopId: string, events: readonly CloudEvent[]): Promise<void> {
    if (events.length > 0) this.#store.add(await this.#ingest.accept(shopId, events));
  }

  /** Works through everything that is pending or due by now. */
  async settle(): Promise<void> {
    for (let more = true; more; ) {
      ({ more } = await drainBatch(this.#ports, ALL));
      await this.#deliverer.idle();
    }
    await askForNext(this.#ports, ALL);
  }

  nextDueAt(): EpochMs | undefined {
    let next: EpochMs | undefined;
    for (const at of this.#wakeups.asked.values()) next = Math.min(at, next ?? Infinity);
    return next;
  }

  /** All that has come about so far. */
  told(): Told {
    return { store: this.#store, parked: this.#ingest.parked(), routes: this.#ingest.routes(), mails: this.#mailer.mails };
  }
}
