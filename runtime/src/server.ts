/** Starts the program in its role: the web side, a worker, or both in one process. */
import { NODE_TYPES } from '@nachklang/nodes/executors';
import type { FastifyInstance } from 'fastify';
import { createApp } from './app.ts';
import { closeWeb } from './close-web.ts';
import { deriveKey } from './config/derive-key.ts';
import type { Config } from './config/environment.ts';
import { findPerson } from './contacts/find-person.ts';
import { openCore, type Core, type CoreOverrides } from './core.ts';
import { everyPart, everyStep } from './every-step.ts';
import { SystemNameLookup } from './ports/name-lookup.ts';
import { SafeHttpClient } from './ports/safe-http-client.ts';
import { findShop } from './shops/shop-repository.ts';
import { eventRoutes, hookRoutes, SourceConnections, SOURCES, suppressionRoutes } from './stages/ingest/index.ts';
import { personRoutes, publicRoutes, Receipts, takeWithdrawal, withdrawalRoutes } from './stages/tracking/index.ts';
import { startWorker, type Worker, type WorkerTiming } from './worker.ts';

export interface Running {
  core: Core;
  app?: FastifyInstance;
  worker?: Worker;
  /** Where the web side listens. */
  url?: string;
  stop(): Promise<void>;
}

export interface StartOptions extends CoreOverrides {
  /** Runs on the opened database before anything is worked on. */
  prepare?: (core: Core) => Promise<void>;
  timing?: Partial<WorkerTiming>;
}

export async function startServer(config: Config, overrides: StartOptions = {}): Promise<Running> {
  const core = await openCore(config, overrides.nodeTypes ?? NODE_TYPES, overrides);
  let worker: Worker | undefined;
  let app: FastifyInstance | undefined;
  const stop = (): Promise<void> =>
    // Beside each other: what the web side still takes in is durable, and worked on by whoever comes next.
    everyStep(() => everyPart(app && closeWeb(app), worker?.stop()), () => core.close());
  try {
    await overrides.prepare?.(core);
    worker = config.role === 'web' ? undefined : await startWorker(core, overrides.timing);
    app = config.role === 'worker' ? undefined : await createWebApp(core);
    const url = await app?.listen({ host: config.host, port: config.port });
    return {
      core,
      ...(app && { app }),
      ...(worker && { worker }),
      ...(url !== undefined && { url }),
      stop,
    };
  } catch (error) {
    // What is started already would keep the process alive, for example on a port that is taken.
    await stop().catch((afterwards: unknown) => core.onError(afterwards));
    throw error;
  }
}

/** The web side on an opened core; builds, never listens. */
export function createWebApp(core: Core): Promise<FastifyInstance> {
  const { db, clock, config, ingest, emit } = core;
  const connections = new SourceConnections(db, deriveKey(config.secret, 'sources'), clock);
  const pages = publicRoutes({
    key: deriveKey(config.secret, 'links'), clock, emit,
    shopName: async (shopId) => (await findShop(db, shopId))?.view.name,
  });
  const person = (shopId: string, contactId: string, orderId?: string) => findPerson(db, shopId, contactId, orderId);
  const personPages = personRoutes({ key: deriveKey(config.secret, 'links'), clock, emit, person });
  const receipts = new Receipts(db);
  const withdrawals = withdrawalRoutes({
    key: deriveKey(config.secret, 'links'), clock, person,
    shop: async (shopId) => (await findShop(db, shopId)) ?? undefined,
    take: (said) => takeWithdrawal({ db, clock, ingest, receipts, person }, said),
  });
  return createApp({
    ...core,
    connections,
    http: core.http ?? new SafeHttpClient(),
    names: new SystemNameLookup(),
    beginDemo: async () => (await import('./demo/load-demo.ts')).beginDemo(core),
    stageRoutes: [
      async (app) => eventRoutes(app, { ingest }),
      async (app) => suppressionRoutes(app, { ingest, clock }),
      async (app) => hookRoutes(app, { db, clock, ingest, connections, sources: SOURCES }),
      pages,
      personPages,
      withdrawals,
    ],
  });
}
