/** What a failed bulk write says about single documents. */
import mongoose from 'mongoose';

export const DUPLICATE_KEY = 11_000;
/** BSONObjectTooLarge; a key too large for an index; a document too large after an update, under two codes. */
const TOO_LARGE = new Set<unknown>([10_334, 17_280, 17_419, 17_420]);
const LARGEST = 16 * 1024 * 1024;
/** What the driver sends along with a document counts too: the condition under which it is replaced. */
const ALONG_WITH_IT = 4 * 1024;

/**
 * The documents that were refused; undefined when the error is about the whole write. The driver wraps a lost connection in the same class, without
 * any refused document: then nobody knows what was written, and taking it for “all the others were” would lose them.
 */
export function writeErrorsOf(error: unknown): mongoose.mongo.WriteError[] | undefined {
  if (!(error instanceof mongoose.mongo.MongoBulkWriteError) || error.result.getWriteConcernError() !== undefined) return undefined;
  const refused = [error.writeErrors].flat();
  return refused.length === 0 ? undefined : refused;
}

/** Whether a single write met a document that is there already. */
export function isDuplicateKey(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === DUPLICATE_KEY;
}

/**
 * Which of these documents no store can keep. Measured only when a write has failed: the driver itself refuses a write with such a document before it
 * sends anything, with errors of several kinds that name none.
 */
export function tooLargeAmong<T extends object>(documents: readonly T[], error: unknown): T[] {
  const refused = new Set(writeErrorsOf(error)?.filter(({ code }) => TOO_LARGE.has(code)).map(({ index }) => index));
  return documents.filter((document, index) => refused.has(index) || mongoose.mongo.BSON.calculateObjectSize(document) > LARGEST - ALONG_WITH_IT);
}
