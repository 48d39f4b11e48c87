/** The example against the whole program: HTTP, store, engine, mailbox. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addApiKey } from '../../runtime/src/api-keys/api-key-repository.ts';
import { deriveKey } from '../../runtime/src/config/derive-key.ts';
import { testConfig } from '../../runtime/src/config/test-config.ts';
import { startServer, type Running } from '../../runtime/src/server.ts';
import { createShop } from '../../runtime/src/shops/shop-repository.ts';
import { SourceConnections } from '../../runtime/src/stages/ingest/index.ts';
import { openTestDatabase, type TestDatabase } from '../../runtime/src/store/test-database.ts';
import { postOrder } from './post-order.ts';

const SECRET = 'the client secret of the example';
let database: TestDatabase;
let program: Running;
let dataDir: string;
let key: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'nachklang-order-webhook-'));
  database = await openTestDatabase();
  const config = testConfig({ dataDir, role: 'all', mongodbUri: database.uri });
  program = await startServer(config);
  const { db, clock } = program.core;
  await createShop(db, clock, { id: 'demo', name: 'Kontor Klangholz', country: 'DE', locale: 'de', mailFrom: 'Kontor Klangholz <hallo@klangholz.example>' });
  await new SourceConnections(db, deriveKey(config.secret, 'sources'), clock).connect({ shopId: 'demo', source: 'shopify', secret: SECRET, settings: {} });
  const scopes = ['journeys:read', 'journeys:write', 'journeys:publish', 'mailbox:read', 'orders:read'] as const;
  ({ key } = await addApiKey(db, { shopId: 'demo', name: 'example', scopes: [...scopes], createdAt: clock.now(), createdBy: 'test' }));
});

afterAll(async () => {
  await program.stop();
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function run(): Promise<string> {
  const lines: string[] = [];
  await postOrder({ url: `${program.url}/hooks/shopify/demo`, secret: SECRET, key }, (line) => lines.push(line));
  return `${lines.join('\n').replaceAll(String(program.url), 'http://127.0.0.1:3000')}\n`;
}

async function get(path: string): Promise<unknown> {
  return (await fetch(`${program.url}${path}`, { headers: { authorization: `Bearer ${key}` } })).json();
}

test('prints what the README promises; a second time nothing happens twice', async () => {
  expect(await run()).toBe(await readFile(new URL('expected-output.txt', import.meta.url), 'utf8'));
  expect(await run()).toContain('duplicate: the program knew this order already');
  const mails = await get('/api/v1/mailbox?limit=10');
  expect(mails).toMatchObject({ items: [{ subject: 'Vielen Dank für Ihre Bestellung #1042', class: 'transactional' }] });
  // The ids are above 2^53: a program that reads them as numbers would answer with others.
  expect(await get('/api/v1/orders?limit=10')).toMatchObject({ items: [{ id: '7043218905513623845' }] });
});
