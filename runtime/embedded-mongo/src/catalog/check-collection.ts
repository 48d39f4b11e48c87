/** Reads every document and every index entry of a collection; each must account for the other. */

import { RangeScanner } from '../indexes/range-scanner.ts';
import { keyRanges } from '../query/key-ranges.ts';
import type { LmdbTree } from '../storage/lmdb-tree.ts';
import type { Collection } from './collection.ts';
import type { Documents } from './documents.ts';

interface Source {
  readonly tree: LmdbTree;
  readonly documents: Documents;
}

interface CollectionCheck {
  readonly documents: number;
  readonly keysPerIndex: Readonly<Record<string, number>>;
  readonly errors: readonly string[];
}

export function checkCollection(source: Source, collection: Collection): CollectionCheck {
  const errors: string[] = [];
  const expected = collection.indexes.map(() => 0);
  const documents = checkDocuments(source, collection, expected, errors);
  const keysPerIndex: Record<string, number> = { _id_: documents };
  for (const [n, index] of collection.indexes.entries()) {
    const keys = countKeys(source.tree, index.id);
    keysPerIndex[index.name] = keys;
    if (keys !== expected[n]) errors.push(`index ${index.name} holds ${keys} entries, the documents make ${expected[n] ?? 0}`);
  }
  if (documents !== collection.documents) errors.push(`the counter says ${collection.documents} documents, there are ${documents}`);
  return { documents, keysPerIndex, errors };
}

function checkDocuments(source: Source, collection: Collection, expected: number[], errors: string[]): number {
  const [range] = keyRanges(collection.id, [], []).ranges;
  if (range === undefined) return 0;
  const scanner = new RangeScanner(source.tree, range, false, true);
  let documents = 0;
  while (scanner.next()) {
    const document = scanner.value ?? Buffer.alloc(0);
    documents += 1;
    const { entries, idKey } = source.documents.expectedEntries(collection, document);
    if (!scanner.key.subarray(4).equals(idKey)) errors.push(`document ${documents} is stored under another _id than it has`);
    for (let n = 0; n < entries.count; n += 1) {
      const ordinal = entries.ordinals[n] ?? 0;
      expected[ordinal] = (expected[ordinal] ?? 0) + 1;
      const found = source.tree.get(entries.writer.bytes, entries.starts[n] ?? 0, entries.ends[n] ?? 0);
      const index = collection.indexes[ordinal];
      if (found === undefined) errors.push(`document ${documents} is missing from index ${index?.name ?? '?'}`);
      else if (index?.unique === true && found.compare(idKey, 0, idKey.length, 0, idKey.length) !== 0) {
        errors.push(`an entry of index ${index.name} points to another document`);
      }
    }
  }
  return documents;
}

function countKeys(tree: LmdbTree, space: number): number {
  const [range] = keyRanges(space, [], []).ranges;
  if (range === undefined) return 0;
  const scanner = new RangeScanner(tree, range, false, false);
  let keys = 0;
  while (scanner.next()) keys += 1;
  return keys;
}

