/** Sorting documents that no index delivers in order. */

import { KeyWriter } from '../bson/key-encoding.ts';
import { asNumber, elementsOf, ownCopy } from '../bson/raw.ts';
import type { RawValue } from '../bson/raw.ts';
import * as T from '../bson/types.ts';
import { asCommandError } from '../catalog/documents.ts';
import { CommandError, badValue, notImplemented } from '../wire/errors.ts';
import { pathOf, testWithItems, visitPath } from './path.ts';
import type { SortField } from './plan.ts';

/** MongoDB's own limit for a sort that may not use the disk. */
const MAX_SORT_BYTES = 100 * 1024 * 1024;

export function parseSort(spec: RawValue | undefined): readonly SortField[] {
  if (spec === undefined) return [];
  if (spec.type !== T.OBJECT) throw new CommandError(14, 'Expected field sort to be of type object');
  return elementsOf(spec).map((element) => {
    const direction = asNumber(element);
    if (direction === undefined) throw element.type === T.OBJECT ? notImplemented('A $meta sort') : badValue(`Illegal key in $sort specification: ${element.name}`);
    if (direction !== 1 && direction !== -1) throw badValue('$sort key ordering must be 1 (for ascending) or -1 (for descending)');
    if (element.name === '' || element.name.split('.').includes('')) throw badValue('FieldPath field names may not be empty strings.');
    return { path: pathOf(element.name), descending: direction === -1 };
  });
}

const one = new KeyWriter();

/** Bytes by which documents compare in the wanted order. Arrays count by their least (or greatest) item. */
export function sortKey(buf: Buffer, docOff: number, fields: readonly SortField[], out: KeyWriter): Buffer {
  out.length = 0;
  for (const { path, descending } of fields) {
    let best: Buffer | undefined;
    const consider = (itemBuf: Buffer, type: number, off: number): boolean => {
      one.length = 0;
      one.sortValue(itemBuf, type, off, descending);
      if (best === undefined || best.compare(one.bytes, 0, one.length) > 0) best = one.taken();
      return false;
    };
    visitPath(buf, docOff, path, (valueBuf, type, off) => {
      if (type !== T.ARRAY) return consider(valueBuf, type, off);
      let items = -1;
      testWithItems(valueBuf, type, off, (itemBuf, itemType, itemOff) => {
        items += 1;
        return items > 0 && consider(itemBuf, itemType, itemOff);
      });
      return items === 0 && consider(valueBuf, T.UNDEFINED, 0);
    });
    if (best === undefined) consider(buf, T.MISSING, 0);
    if (best !== undefined) out.copy(best);
  }
  return out.taken();
}

interface Sortable {
  readonly key: Buffer;
  readonly document: Buffer;
}

/** Collects documents and gives them back in order; with `most`, only the first so many. */
export class Sorter {
  private readonly fields: readonly SortField[];
  private readonly most: number;
  private readonly writer = new KeyWriter();
  private items: Sortable[] = [];
  private bytes = 0;

  constructor(fields: readonly SortField[], most = Infinity) {
    this.fields = fields;
    this.most = most;
  }

  /** Copies the document. Throws CommandError 292 when too much would be held. */
  add(buf: Buffer): void {
    const document = ownCopy(buf);
    try {
      this.items.push({ key: sortKey(document, 0, this.fields, this.writer), document });
    } catch (error) {
      throw asCommandError(error);
    }
    this.bytes += document.length + 100;
    if (this.items.length > 2 * this.most + 1_000) this.trim();
    if (this.bytes > MAX_SORT_BYTES) {
      throw new CommandError(
        292,
        `Sort exceeded memory limit of ${MAX_SORT_BYTES} bytes; add an index for this sort, or a limit.`,
      );
    }
  }

  sorted(): readonly Buffer[] {
    this.trim();
    return this.items.map((item) => item.document);
  }

  private trim(): void {
    this.items.sort((a, b) => Buffer.compare(a.key, b.key));
    if (this.items.length <= this.most) return;
    this.items = this.items.slice(0, this.most);
    this.bytes = this.items.reduce((sum, item) => sum + item.document.length + 100, 0);
  }
}
