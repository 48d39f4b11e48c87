/** A collection inside the test's own process, without sockets: for tests of the planner. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { deserialize, serialize } from 'bson';
import type { Document } from 'bson';

import { fieldOf, ownCopy, rawDocument } from '../bson/raw.ts';
import type { RawValue } from '../bson/raw.ts';
import { Catalog } from '../catalog/catalog.ts';
import { checkCollection } from '../catalog/check-collection.ts';
import type { Collection } from '../catalog/collection.ts';
import { Documents } from '../catalog/documents.ts';
import { parseIndexSpec } from '../catalog/index-definition.ts';
import { findStream } from '../query/find.ts';
import { parseFilter } from '../query/parse-filter.ts';
import { planQuery } from '../query/planner.ts';
import { drain, finish } from '../query/slices.ts';
import { parseSort } from '../query/sort.ts';
import type { Plan } from '../query/plan.ts';
import { Store } from '../storage/store.ts';

export const raw = (document: Document): RawValue => rawDocument(Buffer.from(serialize(document, { ignoreUndefined: true })));

export interface OpenCollection {
  readonly collection: Collection;
  readonly documents: Documents;
  insert(document: Document): void;
  /** Takes the place of the document with its `_id`. */
  replace(document: Document): void;
  addIndex(key: Document, options?: Document): void;
  /** Ids in the order found; `natural` reads every document instead of using an index. */
  find(filter: Document, sort?: Document, natural?: boolean): unknown[];
  plan(filter: Document, sort?: Document): Plan;
  /** Where documents and indexes do not agree. */
  errors(): readonly string[];
  /** Another, empty collection in the same store. */
  next(): Promise<OpenCollection>;
  close(): Promise<void>;
}

export async function openCollection(): Promise<OpenCollection> {
  const dataDir = mkdtempSync(join(tmpdir(), 'embedded-mongo-unit-'));
  const store = await Store.open(dataDir);
  const catalog = new Catalog(store);
  const documents = new Documents(store, catalog);
  const source = { tree: store.tree, documents };
  let count = 0;
  const open = (): OpenCollection => {
    count += 1;
    const collection = catalog.create('unit', `c${count}`, raw({}));
    return {
      collection,
      documents,
      insert: (document) => documents.insert(collection, raw(document).buf),
      replace(document) {
        const next = raw(document);
        const old = documents.get(collection, documents.idKey(fieldOf(next, '_id') ?? next));
        if (old === undefined) throw new Error('nothing to replace');
        documents.replace(collection, ownCopy(old), next.buf);
      },
      addIndex(key, options = {}) {
        const index = parseIndexSpec(raw({ key, name: JSON.stringify(key), ...options }), catalog.takeSpace());
        catalog.setIndexes(collection, [...collection.indexes, index]);
      },
      find(filter, sort, natural = false) {
        const stream = findStream(source, collection, {
          filter: parseFilter(raw(filter)),
          sort: parseSort(sort && raw(sort)),
          skip: 0,
          limit: Infinity,
          projection: undefined,
          hint: natural ? 'natural' : undefined,
        });
        const ids: unknown[] = [];
        finish(drain(stream, (document) => void ids.push(deserialize(ownCopy(document))['_id'])));
        return ids;
      },
      plan: (filter, sort) => planQuery(collection, parseFilter(raw(filter)), { sort: parseSort(sort && raw(sort)) }),
      errors: () => checkCollection(source, collection).errors,
      async next() {
        await store.flush();
        return open();
      },
      async close() {
        await store.close();
        rmSync(dataDir, { recursive: true, force: true });
      },
    };
  };
  return open();
}
