/** The worker: drains partitions, hands messages and calls over, sweeps. Any number of them may work on one database. */
import type { Core } from './core.ts';
import { deliveryOf } from './deliver-outgoing.ts';
import { everyPart, everyStep } from './every-step.ts';
import { announceBatch } from './live/announce-batch.ts';
import { loadDeliveries } from './load-deliveries.ts';
import { SafeHttpClient } from './ports/safe-http-client.ts';
import { askForNext, drainBatch, type DrainBatchPorts } from './scheduling/drain-batch.ts';
import { Drainer } from './scheduling/drainer.ts';
import { Leases } from './scheduling/leases.ts';
import { sweepRetention } from './retention/sweep-retention.ts';
import { sweep } from './scheduling/sweep.ts';
import { repeat, repeatEach, type Repeating } from './scheduling/repeat.ts';
import { defineWakeups } from './scheduling/wakeups.ts';
import { deriveKey } from './config/derive-key.ts';
import { CallRunner, Deliverer, webhookSecret } from './stages/delivery/index.ts';
import { CallOutbox, MessageOutbox } from './stages/outbox/index.ts';
import { findStanding } from './stages/ingest/index.ts';
import { findShop } from './shops/shop-repository.ts';
import { PublicLinks, ReceiptRunner, Receipts } from './stages/tracking/index.ts';
import { MongoEngineStore } from './store/mongo-engine-store.ts';

/** How long a killed worker keeps what it held. */
export interface WorkerTiming {
  /** Of a partition: long enough for the slowest batch, short enough that a killed worker's partitions move on soon. */
  leaseMs: number;
  /** Of a message: longer than a hand-over may take. */
  claimMs: number;
}

const TIMING: WorkerTiming = { leaseMs: 15_000, claimMs: 60_000 };
const SWEEP_MS = 30_000;
/** Retries and takeovers are looked for this often; due ones of this process need no looking for. */
const OUTBOX_SWEEP_MS = 5_000;
/** Mails kept in the store together: what a hand-over costs is shared. */
const KEPT_TOGETHER = 100;
/** One step of what is kept no longer: small enough to be felt by nobody; a million contacts in half a day. */
const RETENTION_MS = 1_000;
/** After a round there is nothing to do for the rest of the day. */
const RETENTION_REST_MS = 600_000;

export interface Worker {
  /** Resolves when nothing that is due now is left to do. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

export async function startWorker(core: Core, timing: Partial<WorkerTiming> = {}): Promise<Worker> {
  const { leaseMs, claimMs } = { ...TIMING, ...timing };
  const { db, clock, wakeups, catalog, ingest, config, mailer, onError } = core;
  const workerId = clock.uuid();
  const store = new MongoEngineStore(db);
  const leases = new Leases(db, workerId, clock, leaseMs);
  await leases.prepare();
  const webhookKey = deriveKey(config.secret, 'webhooks');
  const calls = new CallRunner({
    outbox: new CallOutbox(db), http: core.http ?? new SafeHttpClient(), clock, emit: core.emit, secret: (shopId) => webhookSecret(webhookKey, shopId), onError,
  });
  const deliverer = new Deliverer({
    outbox: new MessageOutbox(db), mailer, clock, workerId, emit: core.emit, onError,
    links: new PublicLinks(config.baseUrl, deriveKey(config.secret, 'links')),
    load: (messages) => loadDeliveries(db, catalog, messages, clock.now()),
    settled: (message, outcome) => core.settled(message, outcome),
    standing: (contactIds) => findStanding(db.collection('events'), contactIds),
  }, { claimMs, ...(mailer.idempotent && { batchSize: KEPT_TOGETHER }) });
  const receipts = new ReceiptRunner({ receipts: new Receipts(db), mailer, clock, shop: async (shopId) => (await findShop(db, shopId)) ?? undefined });
  const ports: DrainBatchPorts = {
    store, catalog, clock, wakeups, workerId, claimMs,
    deliver: (outgoing) => deliverer.accept(outgoing.flatMap((one) => deliveryOf(core, one))),
    withdrawn: (enrollmentIds) => deliverer.withdraw(enrollmentIds),
    called: () => void calls.sweep().catch(onError),
    drained: (durationMs, batch) => {
      core.metrics.drained(durationMs, { events: batch.events.length, enrollments: batch.due.length });
      announceBatch(core.live, batch);
    },
  };
  const drainer = new Drainer({
    leases,
    drainBatch: (partitions, limit) => drainBatch(ports, partitions, limit),
    beforeRelease: (partitions) => askForNext(ports, partitions),
    recover: (partition, since) => store.recoverEffects([partition], since),
    wakeLater: (partition, at) => wakeups.at(partition, at),
    onError,
  });
  core.wakeHere((partitions) => drainer.poke(partitions));
  defineWakeups(core.agenda, (partitions) => {
    for (const partition of partitions) core.fired(partition);
    drainer.poke(partitions);
  });

  const sweepAll = async () => {
    await ingest.releaseParked();
    await sweep(store, wakeups, (partitions) => drainer.poke(partitions));
  };
  const sweeps: Repeating[] = [];
  const stop = (): Promise<void> => {
    core.wakeHere(undefined);
    // First and beside the rest: a sweep, and a batch that waits for room, would else go on until all that is due has left.
    receipts.stop();
    const handedBack = everyPart(deliverer.stop(), calls.stop());
    return everyStep(
      () => Promise.all(sweeps.map((sweeping) => sweeping.stop())),
      () => core.agenda.stop(),
      () => drainer.stop(),
      () => handedBack,
    );
  };
  try {
    await core.agenda.start();
    await sweepAll();
  } catch (error) {
    // The drainer may have been woken already, and would try again for ever.
    await stop().catch(onError);
    throw error;
  }
  // A call that nobody answers must keep neither mails nor receipts waiting.
  const outgoing = repeatEach(OUTBOX_SWEEP_MS, [() => deliverer.sweep(), () => calls.sweep(), () => receipts.sweep()], onError);
  sweeps.push(repeat(SWEEP_MS, sweepAll, onError), ...outgoing, repeat(RETENTION_MS, retaining(core), onError));
  for (const sweeping of sweeps.slice(1)) sweeping.now();

  return {
    async idle() {
      await drainer.idle();
      await deliverer.idle();
      await drainer.idle();
    },
    stop,
  };
}

/** One step, unless the round is through. */
function retaining({ db, clock }: Core): () => Promise<void> {
  let restsUntil = 0;
  return async () => {
    if (clock.now() < restsUntil) return;
    if (!(await sweepRetention(db, clock))) restsUntil = clock.now() + RETENTION_REST_MS;
  };
}
