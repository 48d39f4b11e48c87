/** What every role of the program shares: database, catalog, ingest, wake-ups. The one composition root (style.md). */
import type { Agenda } from 'agenda';
import type { mongo } from 'mongoose';
import type { Config } from './config/environment.ts';
import { DemoMailer } from './demo/demo-mailer.ts';
import type { NodeTypes } from './engine/compile-journey.ts';
import type { MessageRecord } from './engine/outbox-model.ts';
import { everyStep } from './every-step.ts';
import { ALL_INDEXES } from './indexes.ts';
import type { LiveBus } from './live/live-bus.ts';
import { createSharedLive } from './live/shared-live.ts';
import { workOffMoves } from './moves/run-moves.ts';
import { createMetrics, type Metrics } from './plugins/metrics.ts';
import { systemClock, type Clock } from './ports/clock.ts';
import type { HttpClient } from './ports/http-client.ts';
import type { EmitEvents } from './ports/internal-events.ts';
import type { Mailer } from './ports/mailer.ts';
import type { Wakeups } from './ports/wakeups.ts';
import { openAgenda } from './scheduling/agenda.ts';
import { AddressListFiles } from './scheduling/address-list-files.ts';
import { catalogSource } from './scheduling/catalog-source.ts';
import { JourneyCatalog } from './scheduling/journey-catalog.ts';
import { repeat } from './scheduling/repeat.ts';
import { AgendaWakeups } from './scheduling/wakeups.ts';
import { MailboxMailer, SmtpMailer } from './stages/delivery/index.ts';
import { Ingest, internalRecord } from './stages/ingest/index.ts';
import type { MessageOutcome } from './stages/outbox/index.ts';
import { ensureIndexes, openDatabase, type Database } from './store/open-database.ts';

export interface CoreOverrides {
  clock?: Clock;
  mailer?: Mailer;
  http?: HttpClient;
  nodeTypes?: NodeTypes;
  onError?: (error: unknown) => void;
}

export interface Core {
  config: Config;
  db: mongo.Db;
  clock: Clock;
  nodeTypes: NodeTypes;
  catalog: JourneyCatalog;
  ingest: Ingest;
  emit: EmitEvents;
  agenda: Agenda;
  wakeups: Wakeups;
  metrics: Metrics;
  live: LiveBus;
  mailer: Mailer;
  http?: HttpClient;
  onError(error: unknown): void;
  /** Runs are to be moved to another version: somebody looks at once, and again until all are there. */
  moveRuns(): void;
  /** One message has an outcome. */
  settled(message: MessageRecord, outcome: MessageOutcome['kind']): void;
  /** From now on wake-ups for now go straight to this function; undefined sends them through Agenda again. */
  wakeHere(look: ((partitions: Iterable<number>) => void) | undefined): void;
  /** A wake-up job has fired for this partition. */
  fired(partition: number): void;
  /** Resolves when the embedded store has ended although nobody stopped it: this process cannot go on. */
  storeLost: Promise<void>;
  close(): Promise<void>;
}

/** Moves that a crash interrupted go on, and late ones are found. */
const MOVES_MS = 15_000;

export async function openCore(config: Config, nodeTypes: NodeTypes, overrides: CoreOverrides = {}): Promise<Core> {
  const clock = overrides.clock ?? systemClock;
  const report = overrides.onError ?? ((error: unknown) => console.error(error));
  let closing = false;
  const addressLists = new AddressListFiles(config.dataDir, clock, report);
  // A scan of Agenda's may be cut off when the connection closes: nothing is lost, and nobody can do anything about it.
  const onError = (error: unknown): void => {
    if (!closing) report(error);
  };
  const database = await openDatabase({ dataDir: config.dataDir, ...(config.mongodbUri !== undefined && { mongodbUri: config.mongodbUri }) });
  const { db } = database;
  const { agenda, mailer } = await prepared(database, config, overrides, onError);
  let here: ((partitions: Iterable<number>) => void) | undefined;
  const wakeups = new AgendaWakeups({ agenda, clock, onError, here: () => here });
  const ingest = new Ingest({ db, clock, wakeups, onError });
  const metrics = createMetrics();
  const live = createSharedLive(db, onError);
  const owner = clock.uuid();
  const moves = repeat(MOVES_MS, () => workOffMoves({ db, clock, wakeups, nodeTypes, owner }), onError);
  return {
    storeLost: database.lost,
    config, db, clock, nodeTypes, ingest, agenda, wakeups, metrics, live, mailer, onError,
    catalog: new JourneyCatalog(catalogSource(db), nodeTypes, (versionId, error) => onError(new Error(`Version ${versionId} cannot run here.`, { cause: error })), () => addressLists.current()),
    emit: async (events) => {
      await ingest.acceptInternal(events.map((event) => internalRecord(event, clock.now())));
    },
    ...(overrides.http && { http: overrides.http }),
    settled(message, outcome) {
      metrics.messages(outcome === 'retry' || outcome === 'postponed' ? 'queued' : outcome);
      live.publish(message.shopId, { topic: 'messages', id: message._id });
    },
    moveRuns: () => moves.now(),
    wakeHere: (look) => {
      here = look;
    },
    fired: (partition) => wakeups.fired(partition),
    close: () =>
      everyStep(
        () => moves.stop(),
        () => live.close(),
        () => ingest.close(),
        () => wakeups.stop(),
        () => agenda.stop(),
        () => mailer.close(),
        () => {
          closing = true;
          return database.close();
        },
      ),
  };
}

/** What may fail on an opened database. Left open, it would keep a process alive that does nothing. */
async function prepared(database: Database, config: Config, overrides: CoreOverrides, onError: (error: unknown) => void): Promise<Pick<Core, 'agenda' | 'mailer'>> {
  const { db } = database;
  try {
    await ensureIndexes(db, ALL_INDEXES);
    const mailer = overrides.mailer ?? (config.smtpUrl === undefined ? new MailboxMailer(db) : new DemoMailer(new SmtpMailer(config.smtpUrl), new MailboxMailer(db)));
    return { agenda: await openAgenda(db, onError), mailer };
  } catch (error) {
    await database.close().catch(onError);
    throw error;
  }
}
