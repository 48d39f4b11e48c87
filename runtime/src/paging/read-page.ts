/** Reads one page of a list, newest first, in the order (sort field, _id). The index `{ shopId, …filter, sort, _id }` serves it. */
import type { mongo } from 'mongoose';
import { invalidRequest } from '../plugins/validation.ts';

/** The sort value and id of the last record of a page. */
interface Cursor {
  value: number;
  id: string;
}

export interface PageRequest<T> {
  filter: mongo.Filter<T>;
  /** A field that holds an instant. */
  sort: string & keyof T;
  limit: number;
  cursor?: string | undefined;
  projection?: Record<string, 0 | 1>;
}

export async function readPage<T extends { _id: string }>(collection: mongo.Collection<T>, page: PageRequest<T>): Promise<{ records: T[]; nextCursor?: string }> {
  const after = page.cursor === undefined ? undefined : decode(page.cursor);
  const filter = after === undefined ? page.filter : { $and: [page.filter, behind(page.sort, after)] };
  const found = await collection
    // The driver's filter type does not follow fields that are named by a variable.
    .find(filter as mongo.Filter<T>, { ...(page.projection !== undefined && { projection: page.projection }) })
    .sort({ [page.sort]: -1, _id: -1 })
    .limit(page.limit + 1)
    .toArray();
  const records = (found as T[]).slice(0, page.limit);
  const last = records.at(-1);
  if (found.length <= page.limit || last === undefined) return { records };
  return { records, nextCursor: encode({ value: Number(last[page.sort]), id: last._id }) };
}

/** The first condition bounds the index scan; the second drops what the page before showed at the same instant. */
function behind(sort: string, { value, id }: Cursor): Record<string, unknown> {
  return { [sort]: { $lte: value }, $or: [{ [sort]: { $lt: value } }, { _id: { $lt: id } }] };
}

function encode({ value, id }: Cursor): string {
  return Buffer.from(JSON.stringify([value, id])).toString('base64url');
}

function decode(cursor: string): Cursor {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parsed) && typeof parsed[0] === 'number' && typeof parsed[1] === 'string') return { value: parsed[0], id: parsed[1] };
  } catch {
    // Answered below, like any other text that is no cursor.
  }
  throw invalidRequest([{ field: '/cursor', in: 'query', code: 'invalid_cursor', detail: 'cursor must be the nextCursor of the page before; leave it out for the first page.' }]);
}
