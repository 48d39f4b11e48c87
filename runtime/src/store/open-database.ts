/** Opens the database: MongoDB by its URI, else the embedded store in the data folder (design §8). */
import mongoose from 'mongoose';
import { startEmbeddedMongo } from '@nachklang/embedded-mongo';
import type { Db } from './collections.ts';
import type { IndexSpec } from './index-spec.ts';

export interface Database {
  db: Db;
  uri: string;
  /** Set when this process runs the embedded store. */
  embedded?: { pid: number; onExit(listener: (code: number | null) => void): void };
  close(): Promise<void>;
}

export async function openDatabase(options: { mongodbUri?: string; dataDir: string }): Promise<Database> {
  const embedded = options.mongodbUri === undefined ? await startEmbeddedMongo({ dataDir: options.dataDir }) : undefined;
  const uri = options.mongodbUri ?? embedded?.uri ?? '';
  try {
    const connection = await mongoose
      .createConnection(uri, { ignoreUndefined: true, writeConcern: { w: 'majority', journal: true }, maxPoolSize: 20, serverSelectionTimeoutMS: 10_000, autoIndex: false })
      .asPromise();
    if (!connection.db) throw new Error('The connection names no database.');
    return {
      db: connection.db,
      uri,
      ...(embedded && { embedded }),
      close: async () => {
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
