/** Opens the database: MongoDB by its URI, else the embedded store in the data folder (design §8). */
import mongoose from 'mongoose';
import { startEmbeddedMongo } from '@nachklang/embedded-mongo';
import { failOnClosedConnections } from './closed-connections.ts';
import type { Db } from './collections.ts';
import type { IndexSpec } from './index-spec.ts';

export interface Database {
  db: Db;
  uri: string;
  /** Resolves when the embedded store that this process runs has ended although nobody stopped it. */
  lost: Promise<void>;
  close(): Promise<void>;
}

export async function openDatabase(options: { mongodbUri?: string; dataDir: string }): Promise<Database> {
  const embedded = options.mongodbUri === undefined ? await startEmbeddedMongo({ dataDir: options.dataDir }) : undefined;
  const uri = options.mongodbUri ?? embedded?.uri ?? '';
  let closing = false;
  failOnClosedConnections();
  try {
    const connection = await mongoose
      .createConnection(uri, { ignoreUndefined: true, writeConcern: { w: 'majority', journal: true }, maxPoolSize: 20, serverSelectionTimeoutMS: 10_000, autoIndex: false })
      .asPromise();
    if (!connection.db) throw new Error('The connection names no database.');
    return {
      db: connection.db,
      uri,
      lost: new Promise((resolve) => embedded?.onExit(() => !closing && resolve())),
      close: async () => {
        closing = true;
        await connection.close();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

/** Creates what is missing; existing indexes are left as they are. */
export async function ensureIndexes(db: Db, specs: readonly IndexSpec[]): Promise<void> {
  const byCollection = Map.groupBy(specs, (spec) => spec.collection);
  await Promise.all(
    [...byCollection].map(([collection, of]) => db.collection(collection).createIndexes(of.map(({ key, options }) => ({ key, ...options })))),
  );
}
