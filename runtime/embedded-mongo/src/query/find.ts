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
const SORTED_BEFORE_PAUSE = 500;

export const emptyStream: DocumentStream = { next: () => false, paused: false, suspend: () => undefined, document: NONE };

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
    paused: false,
    suspend: () => undefined,
    get document() {
      return documents[at] ?? NONE;
    },
  };
}

class SortedStream implements DocumentStream {
  private readonly scan: Scan;
  paused = false;
  private readonly sorter: Sorter;
  private documents: readonly Buffer[] | undefined;
  private at = -1;

  constructor(scan: Scan, options: FindOptions) {
    this.scan = scan;
    this.sorter = new Sorter(options.sort, options.limit + options.skip);
  }

  get document(): Buffer {
    return this.documents?.[this.at] ?? NONE;
  }

  next(): boolean {
    if (this.documents === undefined) {
      let taken = 0;
      while (taken < SORTED_BEFORE_PAUSE && this.scan.next()) {
        this.sorter.add(this.scan.document);
        taken += 1;
      }
      this.paused = taken === SORTED_BEFORE_PAUSE || this.scan.paused;
      if (this.paused) return false;
      this.documents = this.sorter.sorted();
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
  paused = false;
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
    this.paused = false;
    if (this.left <= 0) return false;
    while (this.toSkip > 0) {
      if (!this.moves()) return false;
      this.toSkip -= 1;
    }
    if (!this.moves()) return false;
    this.left -= 1;
    this.document = this.projection === undefined ? this.input.document : this.projection(this.input.document);
    return true;
  }

  suspend(): void {
    this.input.suspend();
  }

  private moves(): boolean {
    const moved = this.input.next();
    this.paused = !moved && this.input.paused;
    return moved;
  }
}
