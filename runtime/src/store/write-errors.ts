/** What a failed bulk write says about single documents. */
import mongoose from 'mongoose';

export const DUPLICATE_KEY = 11_000;

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
