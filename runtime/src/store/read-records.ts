/** Reads records of the engine: in one round trip where the driver would take two for more than a hundred, and decoded here. */
import type mongoose from 'mongoose';
import { decodeDocument } from './decode-document.ts';

type Found = Pick<mongoose.mongo.FindOptions, 'sort' | 'limit'>;

/** A reply may be larger, but not endless. */
const MOST_IN_A_REPLY = 2_000;

/** All that match, in the shape in which they were written: the engine alone writes these collections. */
export async function readRecords<T extends object>(collection: mongoose.mongo.Collection<T>, filter: mongoose.mongo.Filter<T>, options: Found = {}): Promise<T[]> {
  const found: unknown[] = await collection.find(filter, { ...options, raw: true, batchSize: MOST_IN_A_REPLY }).toArray();
  return found.map((bytes) => decodeDocument(bufferOf(bytes)) as T);
}

function bufferOf(bytes: unknown): Buffer {
  if (bytes instanceof Buffer) return bytes;
  if (!(bytes instanceof Uint8Array)) throw new Error('The driver gave no bytes.');
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
