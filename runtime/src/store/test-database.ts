/** A database of its own for a test file: embedded by default, on `MONGODB_URI` when that is given. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { startEmbeddedMongo } from '@nachklang/embedded-mongo';
import type { Db } from './collections.ts';

const NEVER_S = 2 ** 31 - 1;

export interface TestDatabase {
  db: Db;
  /** Names this very database, for a program that connects by itself. */
  uri: string;
  close(): Promise<void>;
}

/** Read here and not by the config: tests have no other environment. An empty value counts as absent there too. */
export function givenMongodbUri(): string | undefined {
  const given = process.env.MONGODB_URI;
  return given === '' ? undefined : given;
}

export async function openTestDatabase(): Promise<TestDatabase> {
  const given = givenMongodbUri();
  const name = `nachklang-test-${randomBytes(6).toString('hex')}`;
  const dataDir = given === undefined ? await mkdtemp(join(tmpdir(), 'nachklang-test-')) : undefined;
  const embedded = dataDir === undefined ? undefined : await startEmbeddedMongo({ dataDir });
  const uri = inDatabase(given ?? embedded?.uri ?? '', name);
  const connection = await mongoose.createConnection(uri, { ignoreUndefined: true, autoIndex: false }).asPromise();
  const { db } = connection;
  if (db === undefined) throw new Error('The connection names no database.');
  // Tests live in a time of their own, and what they keep until then is long over for the store, which would delete it within a minute.
  if (embedded !== undefined) await db.admin().command({ setParameter: 1, ttlMonitorSleepSecs: NEVER_S });
  return {
    db,
    uri,
    async close() {
      if (embedded === undefined) await db.dropDatabase();
      await connection.close();
      await embedded?.stop();
      if (dataDir !== undefined) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The same server, another database. */
function inDatabase(uri: string, name: string): string {
  return uri.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/[^?]*)?/, `$1/${name}`);
}
