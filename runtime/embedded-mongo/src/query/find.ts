/** A find as a stream of documents: scan, sort, skip, limit, projection. */

import type { Collection } from '../catalog/collection.ts';
import type { DocumentStream } from './cursors.ts';
import type { Filter } from './filter.ts';
import type { SortField } from './plan.ts';
import { planQuery } from './planner.ts';
import type { PlanOptions } from './planner.ts';
import type { Projection } from './projection.ts';
import { openScan } from './scan.ts';
import type { Scan, ScanSource } from './scan.ts';
import { Sorter } from './sort.ts';

export interface FindOptions {
  readonly filter: Filter;
  readonly sort: readonly SortField[];
  readonly skip: number;
  /** Infinity for no limit. */
  readonly limit: number;
  readonly projection: Projection | undefined;
  readonly hint?: PlanOptions['hint'];
}

const NONE = Buffer.alloc(0);

export const emptyStream: DocumentStream = { next: () => false, suspend: () => undefined, document: NONE };

export function findStream(source: ScanSource, collection: Collection, options: FindOptions): DocumentStream {
  const plan = planQuery(collection, options.filter, { sort: options.sort, hint: options.hint });
  const scan = openScan(source, collection, plan);
  const ordered: DocumentStream = plan.sorted || options.sort.length === 0 ? scan : new SortedStream(scan, options);
  return new Window(ordered, options);
}

/** Documents already in memory. */
export function listStream(documents: readonly Buffer[]): DocumentStream {
  let at = -1;
  return {
    next: () => {
      at += 1;
      return at < documents.length;
    },
    suspend: () => undefined,
    get document() {
      return documents[at] ?? NONE;
    },
  };
}

class SortedStream implements DocumentStream {
  private readonly scan: Scan;
  private readonly options: FindOptions;
  private documents: readonly Buffer[] | undefined;
  private at = -1;

  constructor(scan: Scan, options: FindOptions) {
    this.scan = scan;
    this.options = options;
  }

  get document(): Buffer {
    return this.documents?.[this.at] ?? NONE;
  }

  next(): boolean {
    if (this.documents === undefined) {
      const sorter = new Sorter(this.options.sort, this.options.limit + this.options.skip);
      while (this.scan.next()) sorter.add(this.scan.document);
      this.documents = sorter.sorted();
    }
    this.at += 1;
    return this.at < this.documents.length;
  }

  suspend(): void {
    this.scan.suspend();
  }
}

class Window implements DocumentStream {
  document: Buffer = NONE;
  private readonly input: DocumentStream;
  private readonly projection: Projection | undefined;
  private toSkip: number;
  private left: number;

  constructor(input: DocumentStream, options: FindOptions) {
    this.input = input;
    this.projection = options.projection;
    this.toSkip = options.skip;
    this.left = options.limit;
  }

  next(): boolean {
    if (this.left <= 0) return false;
    while (this.toSkip > 0) {
      if (!this.input.next()) return false;
      this.toSkip -= 1;
    }
    if (!this.input.next()) return false;
    this.left -= 1;
    this.document = this.projection === undefined ? this.input.document : this.projection(this.input.document);
    return true;
  }

  suspend(): void {
    this.input.suspend();
  }
}
