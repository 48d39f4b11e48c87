/** Reads one page of a list, newest first, in the order (sort field, _id). The index `{ shopId, …filter, sort, _id }` serves it. */
import type { mongo } from 'mongoose';
import { invalidRequest } from '../plugins/validation.ts';

/** The sort value and id of the last record of a page; a record without the value sorts after all others. */
interface Cursor {
  value: number | null;
  id: string;
}

export interface PageRequest {
  filter: Record<string, unknown>;
  /** A field, or the path of one, that holds an instant. */
  sort: string;
  /** Some records lack the field; they come last. */
  sortMayLack?: boolean;
  limit: number;
  cursor?: string | undefined;
  projection?: Record<string, 0 | 1>;
}

export interface Page<T> {
  records: T[];
  nextCursor?: string;
}

export async function readPage<T extends { _id: string }>(collection: mongo.Collection<T>, page: PageRequest): Promise<Page<T>> {
  const after = page.cursor === undefined ? undefined : decode(page.cursor);
  const filter: Record<string, unknown> = after === undefined ? page.filter : { ...page.filter, $and: [behind(page, after)] };
  const found = await collection
    // The driver's filter type does not follow fields that are named by a variable.
    .find(filter as mongo.Filter<T>, { ...(page.projection !== undefined && { projection: page.projection }) })
    .sort({ [page.sort]: -1, _id: -1 })
    .limit(page.limit + 1)
    .toArray();
  const records = (found as T[]).slice(0, page.limit);
  const last = records.at(-1);
  if (found.length <= page.limit || last === undefined) return { records };
  return { records, nextCursor: encode({ value: instantAt(last, page.sort), id: last._id }) };
}

function behind({ sort, sortMayLack = false }: PageRequest, { value, id }: Cursor): Record<string, unknown> {
  if (value === null) return { [sort]: { $exists: false }, _id: { $lt: id } };
  if (sortMayLack) return { $or: [{ [sort]: { $lt: value } }, { [sort]: value, _id: { $lt: id } }, { [sort]: { $exists: false } }] };
  // The first condition bounds the index scan; the second drops what the page before showed at the same instant.
  return { [sort]: { $lte: value }, $or: [{ [sort]: { $lt: value } }, { _id: { $lt: id } }] };
}

function instantAt(record: object, path: string): number | null {
  let value: unknown = record;
  for (const name of path.split('.')) value = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  return typeof value === 'number' ? value : null;
}

function encode({ value, id }: Cursor): string {
  return Buffer.from(JSON.stringify([value, id])).toString('base64url');
}

function decode(cursor: string): Cursor {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parsed)) {
      const [value, id]: unknown[] = parsed;
      if ((typeof value === 'number' || value === null) && typeof id === 'string') return { value, id };
    }
  } catch {
    // Answered below, like any other text that is no cursor.
  }
  throw invalidRequest([{ field: '/cursor', in: 'query', code: 'invalid_cursor', detail: 'cursor must be the nextCursor of the page before; leave it out for the first page.' }]);
}
