import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { RangeScanner } from '../indexes/range-scanner.ts';
import { Store } from './store.ts';

let folder: string;
let store: Store;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'embedded-mongo-store-'));
  store = await Store.open(folder);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

function put(name: string, value: string): void {
  const key = Buffer.from(name);
  store.put(key, 0, key.length, Buffer.from(value));
}

function read(name: string): string | undefined {
  const key = Buffer.from(name);
  const found = store.tree.get(key, 0, key.length);
  return found?.toString('utf8', 0, 3);
}

async function commit(): Promise<void> {
  await store.flush();
  await store.checkpoint();
}

it('has everything after it gave its memory back, and goes on', async () => {
  put('a', 'one');
  put('big', 'x'.repeat(100_000));
  await commit();
  expect(read('big')).toBe('xxx');
  store.releaseMemory();
  expect(read('a')).toBe('one');
  expect(read('big')).toBe('xxx');
  put('a', 'two');
  await commit();
  await store.close();
  store = await Store.open(folder);
  expect(read('a')).toBe('two');
  expect(read('big')).toBe('xxx');
});

it('gives no memory back while something is not committed yet', async () => {
  put('a', 'one');
  store.releaseMemory();
  expect(store.hasUncommittedTree).toBe(true);
  expect(read('a')).toBe('one');
  await store.flush();
});

it('lets a scan go on that was put down before', async () => {
  for (const name of ['a', 'b', 'c']) put(name, name);
  await commit();
  const scanner = new RangeScanner(store.tree, { start: Buffer.from('a'), end: Buffer.from('d'), fixed: 0 }, false, true);
  expect(scanner.next()).toBe(true);
  scanner.suspend();
  store.releaseMemory();
  const rest: string[] = [];
  while (scanner.next()) rest.push(scanner.key.toString());
  expect(rest).toEqual(['b', 'c']);
});

it('puts a new key once', async () => {
  const key = Buffer.from('a');
  expect(store.putNew(key, 0, 1, Buffer.from('one'))).toBe(true);
  expect(store.putNew(key, 0, 1, Buffer.from('two'))).toBe(false);
  expect(read('a')).toBe('one');
  await commit();
  expect(store.putNew(key, 0, 1, Buffer.from('two'))).toBe(false);
  expect(read('a')).toBe('one');
});
