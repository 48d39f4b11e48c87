/** One collection in memory: its place in the tree, its indexes, its counters. */

import type { RawValue } from '../bson/raw.ts';
import { IndexLayout } from '../indexes/index-layout.ts';
import type { Index } from './index-definition.ts';

export class Collection {
  readonly database: string;
  readonly name: string;
  /** Prefix of its documents' keys in the tree. */
  readonly id: number;
  readonly uuid: Buffer;
  readonly options: RawValue;
  documents = 0;
  bytes = 0;
  /** Made anew when the indexes change. */
  layout = new IndexLayout([]);

  constructor(given: { database: string; name: string; id: number; uuid: Buffer; options: RawValue }) {
    this.database = given.database;
    this.name = given.name;
    this.id = given.id;
    this.uuid = given.uuid;
    this.options = given.options;
  }

  get namespace(): string {
    return `${this.database}.${this.name}`;
  }

  /** Without the hidden `_id` index, which is the document tree itself. */
  get indexes(): readonly Index[] {
    return this.layout.indexes;
  }

  set indexes(indexes: readonly Index[]) {
    this.layout = new IndexLayout(indexes);
  }
}
