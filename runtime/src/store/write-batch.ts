/** Bulk writes that may be repeated: inserts that tolerate their own duplicates, replacements that insist on a revision. */
import type mongoose from 'mongoose';
import { RecordsTooLarge, StoreConflict, type Write } from '../engine/changes.ts';
import { DUPLICATE_KEY, tooLargeAmong, writeErrorsOf } from './write-errors.ts';

/** Without a `contactId` it is a contact itself. */
type Stored = { _id: string; revision: number; contactId?: string };

/** Writes each record if it still has the expected revision (0: if it does not exist); else throws {@link StoreConflict}, or {@link RecordsTooLarge}. */
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
    if (error instanceof StoreConflict) throw error;
    if (duplicatesIn(error)) throw new StoreConflict(`${collection.collectionName}: a record appeared since it was looked for`);
    const tooLarge = tooLargeAmong(writes.map(({ record }) => record), error);
    if (tooLarge.length > 0) throw new RecordsTooLarge([...new Set(tooLarge.map(({ _id, contactId }) => contactId ?? _id))], { cause: error });
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
    const duplicates = duplicatesIn(error);
    if (!duplicates) throw error;
    return duplicates;
  }
}

/** Indexes of the documents that were there already; undefined when anything else went wrong. */
function duplicatesIn(error: unknown): number[] | undefined {
  const refused = writeErrorsOf(error);
  return refused?.every((one) => one.code === DUPLICATE_KEY) ? refused.map((one) => one.index) : undefined;
}
