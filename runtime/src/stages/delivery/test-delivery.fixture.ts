/** Deliverers on an outbox in memory, on a clock that stands still. */
import { FakeClock } from '../../ports/clock.ts';
import type { FakeMailer } from '../../ports/fake-mailer.ts';
import { FakeEvents, type EmitEvents } from '../../ports/internal-events.ts';
import { PublicLinks } from '../tracking/index.ts';
import type { Delivery } from './compose-mail.ts';
import { Deliverer, type DelivererOptions, type Loaded } from './deliverer.ts';
import { MemoryOutbox, START, WORKER } from './memory-outbox.fixture.ts';

export class TestDelivery {
  readonly clock = new FakeClock(START);
  readonly outbox = new MemoryOutbox();
  readonly events = new FakeEvents();
  readonly known = new Map<string, Loaded>();
  readonly errors: unknown[] = [];

  worker(mailer: FakeMailer, options: Partial<DelivererOptions> = {}, workerId = WORKER, emit: EmitEvents = this.events.emit): Deliverer {
    const links = new PublicLinks('https://mails.shop.example', Buffer.alloc(32, 7));
    const { clock, outbox } = this;
    return new Deliverer({ outbox: outbox.port, mailer, links, clock, workerId, emit, load: async () => this.known, onError: (error) => this.errors.push(error) }, options);
  }

  /** Makes it durable, as the drain does before it calls `accept`. */
  durable(one: Delivery): Delivery {
    this.outbox.put(one.message);
    this.known.set(one.message._id, { kind: 'ready', delivery: one });
    return one;
  }
}
