/**
 * The indexes of a collection over the fields they look at: all of them are found in one
 * walk over a document, and a change leaves alone every index that looks at none it changed.
 */

import type { Index } from '../catalog/index-definition.ts';
import { TopLevelFields } from './top-level-fields.ts';

interface Reading {
  /** Where the first part of each of the index's paths stands among the scanned fields. */
  readonly positions: readonly number[];
  /** The same for everything it looks at, its partial filter included; undefined when that may be anything. */
  readonly all: readonly number[] | undefined;
}

export class IndexLayout {
  readonly indexes: readonly Index[];
  /** `_id` first. */
  readonly fields: TopLevelFields;
  /** Answer of `compare`: by position of the index, whether its entries may have changed. */
  readonly touched: boolean[];
  private readonly before: TopLevelFields;
  private readonly readings: readonly Reading[];
  private readonly changed: boolean[];

  constructor(indexes: readonly Index[]) {
    this.indexes = indexes;
    const names = [...new Set(['_id', ...indexes.flatMap((index) => [...index.fields.map(firstPart), ...(index.filterReads ?? [])])])];
    this.fields = new TopLevelFields(names);
    this.before = new TopLevelFields(names);
    const at = (name: string): number => names.indexOf(name);
    this.readings = indexes.map((index) => {
      const positions = index.fields.map((field) => at(firstPart(field)));
      return { positions, all: index.filterReads === undefined ? undefined : [...new Set([...positions, ...index.filterReads.map(at)])] };
    });
    this.touched = indexes.map(() => true);
    this.changed = names.map(() => true);
  }

  /** Position among the scanned fields of the first part of path `n` of an index. */
  position(ordinal: number, n: number): number {
    return this.readings[ordinal]?.positions[n] ?? 0;
  }

  /** Finds out what an update touches; `fields` is then scanned on `doc`. false when it is no index at all. */
  compare(old: Buffer, doc: Buffer): boolean {
    const { before, fields, changed, touched, readings } = this;
    before.scan(old, 0);
    fields.scan(doc, 0);
    for (let n = 0; n < changed.length; n += 1) changed[n] = !fields.isSame(n, doc, before, old);
    let any = false;
    for (let n = 0; n < touched.length; n += 1) {
      const all = readings[n]?.all;
      const isTouched = all === undefined || all.some((position) => changed[position] === true);
      touched[n] = isTouched;
      any ||= isTouched;
    }
    return any;
  }
}

const firstPart = (field: Index['fields'][number]): string => field.path.names[0] ?? '';
