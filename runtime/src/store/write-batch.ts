/** Bulk writes that may be repeated: inserts that tolerate their own duplicates, replacements that insist on a revision. */
import mongoose from 'mongoose';
import { StoreConflict, type Write } from '../engine/changes.ts';

const DUPLICATE_KEY = 11_000;

type Stored = { _id: string; revision: number };

/** Writes each record if it still has the expected revision (0: if it does not exist); else throws {@link StoreConflict}. */
export async function writeRevisions<T extends Stored>(collection: mongoose.mongo.Collection<T>, writes: readonly Write<T>[]): Promise<void> {
  if (writes.length === 0) return;
  const operations = writes.map(({ record, expected }) =>
    expected === 0
      ? { insertOne: { document: record } }
      : { replaceOne: { filter: { _id: record._id, revision: expected }, replacement: record } },
  );
  const replacements = writes.filter((write) => write.expected > 0).length;
  try {
    // The driver's own types cannot see that a generic T with a string _id fits them.
    const result = await collection.bulkWrite(operations as unknown as mongoose.mongo.AnyBulkWriteOperation<T>[], { ordered: false });
    if (result.matchedCount !== replacements) throw new StoreConflict(`${collection.collectionName}: a record changed since it was read`);
  } catch (error) {
    if (onlyDuplicates(error)) throw new StoreConflict(`${collection.collectionName}: a record appeared since it was looked for`);
    throw error;
  }
}

/** Inserts what is not there yet; returns the indexes of those that were. */
export async function insertMissing<T extends { _id: string }>(collection: mongoose.mongo.Collection<T>, records: readonly T[]): Promise<number[]> {
  if (records.length === 0) return [];
  try {
    await collection.insertMany(records as unknown as mongoose.mongo.OptionalUnlessRequiredId<T>[], { ordered: false });
    return [];
  } catch (error) {
    if (!onlyDuplicates(error)) throw error;
    return [error.writeErrors].flat().map((one) => one.index);
  }
}

function onlyDuplicates(error: unknown): error is mongoose.mongo.MongoBulkWriteError {
  return error instanceof mongoose.mongo.MongoBulkWriteError && [error.writeErrors].flat().every((one) => one.code === DUPLICATE_KEY);
}
