/** One collection in memory: its place in the tree, its indexes, its counters. */

import type { RawValue } from '../bson/raw.ts';
import { IndexLayout } from '../indexes/index-layout.ts';
import { CommandError } from '../wire/errors.ts';
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
  /** Why it is no longer there: it was dropped or got another name. Commands under way still hold it. */
  gone: string | undefined;
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

  /** Long commands ask again after each pause: a successor may have its name by then. */
  refuseWhenGone(): void {
    if (this.gone !== undefined) throw new CommandError(175, this.gone);
  }

  /** Without the hidden `_id` index, which is the document tree itself. */
  get indexes(): readonly Index[] {
    return this.layout.indexes;
  }

  set indexes(indexes: readonly Index[]) {
    this.layout = new IndexLayout(indexes);
  }
}
