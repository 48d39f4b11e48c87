/** The whole web side for tests: a database of its own, a clock that stands still, and people who are signed in. */
import { NODE_TYPES } from '@nachklang/nodes/executors';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { API_INDEXES } from './api-indexes.ts';
import { addApiKey } from './api-keys/api-key-repository.ts';
import type { AppServices } from './app-services.ts';
import { createApp } from './app.ts';
import { saveMembership } from './auth/membership-repository.ts';
import type { Role, Scope } from './auth/permissions.ts';
import { createSignIn } from './auth/sign-in.ts';
import { deriveKey } from './config/derive-key.ts';
import type { Config } from './config/environment.ts';
import { testConfig } from './config/test-config.ts';
import { DEMO_SHOP_ID } from './demo/demo-id.ts';
import { createLiveBus } from './live/live-bus.ts';
import { createMetrics } from './plugins/metrics.ts';
import { FakeClock } from './ports/clock.ts';
import { FakeHttpClient } from './ports/fake-http-client.ts';
import { FakeNameLookup } from './ports/fake-name-lookup.ts';
import type { InternalEvent } from './ports/internal-events.ts';
import { FakeWakeups } from './ports/wakeups.ts';
import { MailboxMailer } from './stages/delivery/index.ts';
import { Ingest, SourceConnections, eventRoutes, internalRecord, suppressionRoutes } from './stages/ingest/index.ts';
import { createShop } from './shops/shop-repository.ts';
import { ensureIndexes } from './store/open-database.ts';
import { openTestDatabase } from './store/test-database.ts';

export interface TestApp {
  app: FastifyInstance;
  services: AppServices & { clock: FakeClock; names: FakeNameLookup; http: FakeHttpClient };
  shop(id: string): Promise<string>;
  /** A key of the shop, as the value of `authorization`. */
  key(shopId: string, ...scopes: Scope[]): Promise<string>;
  /** A signed-in member of the shop, as the value of `cookie`. */
  member(shopId: string, role: Role): Promise<string>;
  call(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, as?: { key?: string; cookie?: string }, body?: unknown, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  close(): Promise<void>;
}

export const PASSWORD = 'a long enough password';

export async function startTestApp(overrides: Partial<Config> = {}, own: Partial<Pick<AppServices, 'nodeTypes'>> = {}): Promise<TestApp> {
  const database = await openTestDatabase();
  const { db } = database;
  await ensureIndexes(db, API_INDEXES);
  const clock = new FakeClock('2026-03-02T09:00:00Z');
  const config = testConfig({ limits: { ...testConfig().limits, signInPerMinute: 1000, publicPerMinute: 1000 }, ...overrides });
  const wakeups = new FakeWakeups();
  const ingest = new Ingest({ db, clock, wakeups, onError: (error) => Promise.reject(error) });
  const services = { config, db, clock, wakeups, metrics: createMetrics(), live: createLiveBus(), moveRuns: () => undefined, nodeTypes: own.nodeTypes ?? NODE_TYPES, connections: new SourceConnections(db, deriveKey(config.secret, 'sources'), clock),
    mailer: new MailboxMailer(db),
    http: new FakeHttpClient(),
    names: new FakeNameLookup(),
    emit: async (events: readonly InternalEvent[]) => {
      await ingest.acceptInternal(events.map((event) => internalRecord(event, clock.now())));
    },
    beginDemo: async () => {
      await createShop(db, clock, { id: DEMO_SHOP_ID, name: 'Demo', country: 'DE', locale: 'de', mailFrom: 'Demo <hallo@klangholz.example>' });
      return { kind: 'loading' as const, loaded: Promise.resolve({ orders: 0, contacts: 0, mails: 0, skipped: 0 }) };
    },
  };
  const app = await createApp({ ...services, stageRoutes: [async (scope) => eventRoutes(scope, { ingest }), async (scope) => suppressionRoutes(scope, { ingest, clock: services.clock })] });
  const signIn = createSignIn(services);
  let people = 0;
  return {
    app,
    services,
    async shop(id) {
      await createShop(db, clock, { id, name: `Laden ${id}`, country: 'DE', locale: 'de', mailFrom: `Laden <hallo@${id}.example>` });
      return id;
    },
    async key(shopId, ...scopes) {
      const { key } = await addApiKey(db, { shopId, name: 'test', scopes, createdAt: clock.now(), createdBy: 'test' });
      return `Bearer ${key}`;
    },
    async member(shopId, role) {
      people += 1;
      const email = `${role}-${people}@shop.example`;
      const user = await signIn.createUser({ name: `${role} ${people}`, email, password: PASSWORD });
      await saveMembership(db, { shopId, userId: user.id, name: user.name, email, role, createdAt: clock.now() });
      return cookieOf((await signIn.signIn(email, PASSWORD)) ?? []);
    },
    call(method, url, as = {}, body, headers = {}) {
      const options: InjectOptions = {
        method,
        url,
        headers: { ...(as.key !== undefined && { authorization: as.key }), ...(as.cookie !== undefined && { cookie: as.cookie }), ...headers },
      };
      if (body !== undefined) options.payload = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
      if (body !== undefined && headers['content-type'] === undefined) options.headers = { ...options.headers, 'content-type': 'application/json' };
      return app.inject(options);
    },
    async close() {
      await app.close();
      await ingest.close();
      await database.close();
    },
  };
}

/** What a browser sends back for these `set-cookie` headers. */
export function cookieOf(setCookie: readonly string[]): string {
  return setCookie.map((cookie) => cookie.split(';', 1)[0]).join('; ');
}
