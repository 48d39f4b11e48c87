/** What the web side of the runtime is composed from: one typed place, filled by `server.ts` or by a test. */
import type { FastifyInstance } from 'fastify';
import type { mongo } from 'mongoose';
import type { KeyRing } from './api-keys/key-ring.ts';
import type { SignIn } from './auth/sign-in.ts';
import type { Config } from './config/environment.ts';
import type { DemoBegun } from './demo/load-demo.ts';
import type { NodeTypes } from './engine/compile-journey.ts';
import type { LiveBus } from './live/live-bus.ts';
import type { Metrics } from './plugins/metrics.ts';
import type { Clock } from './ports/clock.ts';
import type { HttpClient } from './ports/http-client.ts';
import type { EmitEvents } from './ports/internal-events.ts';
import type { Mailer } from './ports/mailer.ts';
import type { NameLookup } from './ports/name-lookup.ts';
import type { Wakeups } from './ports/wakeups.ts';
import type { Complaints } from './shops/complaint-rate.ts';
import type { SourceConnections } from './stages/ingest/index.ts';

export interface AppServices {
  config: Config;
  db: mongo.Db;
  clock: Clock;
  wakeups: Wakeups;
  metrics: Metrics;
  live: LiveBus;
  /** Runs are to be moved to another version. */
  moveRuns(): void;
  /** Secrets of connected systems; the same object that takes their webhooks, so that a change counts at once. */
  connections: SourceConnections;
  /** Built-in and own nodes by id: what drafts are checked against. */
  nodeTypes: NodeTypes;
  /** Events the runtime itself makes, such as an erasure asked for by a person. */
  emit: EmitEvents;
  /** For test mails; the same that delivery hands over to. */
  mailer: Mailer;
  /** For asking whether links answer; refuses private addresses. */
  http: HttpClient;
  /** For hints about the sender's domain. */
  names: NameLookup;
  /** Begins to load the demo shop. */
  beginDemo: () => Promise<DemoBegun>;
  /** Routes that stages bring (events, webhooks, public pages), in the order of the flow. */
  stageRoutes?: ((app: FastifyInstance) => Promise<void>)[];
}

/** With what `createApp` adds for the routes. */
export interface WebServices extends AppServices {
  signIn: SignIn;
  keyRing: KeyRing;
  /** How many called a mail of the shop spam; counted once for all pages that tell of it. */
  complaintsOf(shopId: string): Promise<Complaints>;
}
