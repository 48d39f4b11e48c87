/** Inserts many documents so that one bad one never costs the others, and says of each what became of it. */
import mongoose from 'mongoose';
import { DUPLICATE_KEY, writeErrorsOf } from '../../store/write-errors.ts';

export type Inserted = { kind: 'inserted' } | { kind: 'duplicate' } | { kind: 'refused'; error: string };

const INSERTED: Inserted = { kind: 'inserted' };

/** In the order of `documents`. Throws when nobody knows: the connection broke, or the write was not confirmed as durable. */
export async function insertUnordered<T extends { _id: string }>(
  collection: mongoose.mongo.Collection<T>,
  documents: readonly T[],
  writeConcern: { w: 'majority' | 1; journal: boolean },
): Promise<Inserted[]> {
  if (documents.length === 0) return [];
  // The driver's own types cannot see that a generic T with a string _id fits them.
  const batch = documents as unknown as mongoose.mongo.OptionalUnlessRequiredId<T>[];
  try {
    await collection.insertMany(batch, { ordered: false, writeConcern });
    return documents.map(() => INSERTED);
  } catch (error) {
    const refused = writeErrorsOf(error);
    if (refused) return outcomes(refused, documents.length);
    if (!isUnencodable(error)) throw error;
    if (documents.length === 1) return [{ kind: 'refused', error: messageOf(error) }];
    // The driver refused the whole batch before sending it: one by one, each for itself.
    return (await Promise.all(documents.map((document) => insertUnordered(collection, [document], writeConcern)))).flat();
  }
}

function outcomes(refused: readonly mongoose.mongo.WriteError[], count: number): Inserted[] {
  const result: Inserted[] = Array.from({ length: count }, () => INSERTED);
  for (const one of refused) {
    result[one.index] = one.code === DUPLICATE_KEY ? { kind: 'duplicate' } : { kind: 'refused', error: one.errmsg ?? 'refused by the database' };
  }
  return result;
}

function isUnencodable(error: unknown): boolean {
  return error instanceof mongoose.mongo.BSON.BSONError || error instanceof mongoose.mongo.MongoInvalidArgumentError || error instanceof RangeError;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
