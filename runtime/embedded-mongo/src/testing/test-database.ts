/**
 * A database for one test file: on the server MONGODB_URI names, else on an embedded
 * store of its own. Compatibility tests run against both.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { MongoClient } from 'mongodb';
import type { Db, MongoClientOptions } from 'mongodb';

import { startEmbeddedMongo } from '../index.ts';

export interface TestDatabase {
  readonly uri: string;
  readonly client: MongoClient;
  readonly db: Db;
  readonly isEmbedded: boolean;
  close(): Promise<void>;
}

export const testsRealServer = (process.env['MONGODB_URI'] ?? '') !== '';

let count = 0;

export async function openTestDatabase(options: MongoClientOptions = {}): Promise<TestDatabase> {
  const given = process.env['MONGODB_URI'] === '' ? undefined : process.env['MONGODB_URI'];
  count += 1;
  const name = `test_${process.pid}_${count}`;
  if (given !== undefined) {
    const client = await new MongoClient(given, options).connect();
    const db = client.db(name);
    return {
      uri: given,
      client,
      db,
      isEmbedded: false,
      async close() {
        await db.dropDatabase();
        await client.close();
      },
    };
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'embedded-mongo-test-'));
  const store = await startEmbeddedMongo({ dataDir });
  const client = await new MongoClient(store.uri, options).connect();
  return {
    uri: store.uri,
    client,
    db: client.db(name),
    isEmbedded: true,
    async close() {
      await client.close();
      await store.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
