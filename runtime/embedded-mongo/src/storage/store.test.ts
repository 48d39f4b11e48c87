import { closeSync, cpSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { RangeScanner } from '../indexes/range-scanner.ts';
import { Store } from './store.ts';
import { WriteAheadLog } from './write-ahead-log.ts';

let folder: string;
let store: Store;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'embedded-mongo-store-'));
  store = await Store.open(folder);
});
afterEach(async () => {
  vi.restoreAllMocks();
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

/** What a start finds after the process was killed now. */
async function afterCrash(names: readonly string[]): Promise<(string | undefined)[]> {
  const copy = mkdtempSync(join(tmpdir(), 'embedded-mongo-crash-'));
  cpSync(folder, copy, { recursive: true });
  const again = await Store.open(copy);
  const found = names.map((name) => again.tree.get(Buffer.from(name), 0, name.length)?.toString('utf8', 0, 3));
  await again.close();
  rmSync(copy, { recursive: true, force: true });
  return found;
}

describe('once something could not be written', () => {
  const full = new Error('ENOSPC: no space left on device, write');
  /** Such a store does not close; what waits in its tree would keep others of this process from writing. */
  const leave = async (): Promise<void> => {
    await expect(store.close()).rejects.toThrow();
    await store.tree.close();
    rmSync(folder, { recursive: true, force: true });
    folder = mkdtempSync(join(tmpdir(), 'embedded-mongo-store-'));
    store = await Store.open(folder);
  };

  it('acknowledges nothing behind a part of a group that is missing', async () => {
    vi.spyOn(WriteAheadLog.prototype, 'flushPart').mockImplementationOnce(() => {
      throw full;
    });
    put('a', 'one');
    expect(() => store.flushPart()).toThrow(full);
    put('b', 'two');
    await expect(store.flush()).rejects.toThrow(full);
    expect(() => store.flushPart()).toThrow(full);
    await expect(store.checkpoint()).rejects.toThrow(full);
    await leave();
  });

  it('acknowledges nothing behind a group that is missing', async () => {
    vi.spyOn(WriteAheadLog.prototype, 'flush').mockRejectedValueOnce(full);
    put('a', 'one');
    await expect(store.flush()).rejects.toThrow(full);
    put('b', 'two');
    await expect(store.flush()).rejects.toThrow(full);
    expect(() => store.flushPart()).toThrow(full);
    await leave();
  });

  it('writes no part that may hold half a document', async () => {
    put('half', 'one');
    const refused = Buffer.alloc(5_000, 1);
    expect(() => store.put(refused, 0, refused.length, Buffer.from('two'))).toThrow('Key size');
    expect(() => store.flushPart()).toThrow('Key size');
    expect(await afterCrash(['half'])).toEqual([undefined]);
    await leave();
  });
});

it('writes a part behind the group that is on its way to the disk', async () => {
  put('a', 'one');
  const group = store.flush();
  put('b', 'two');
  store.flushPart();
  put('c', 'six');
  await group;
  await store.flush();
  expect(await afterCrash(['a', 'b', 'c'])).toEqual(['one', 'two', 'six']);
});

it('never takes a part for the next group whose own predecessor did not reach the disk', async () => {
  put('a', 'one');
  await store.flush();
  put('b', 'two');
  store.flushPart();
  const copy = mkdtempSync(join(tmpdir(), 'embedded-mongo-crash-'));
  cpSync(folder, copy, { recursive: true });
  // The two were written at the same time, and the crash came before the group was on disk.
  const journal = openSync(join(copy, 'store', 'journal'), 'r+');
  writeSync(journal, Buffer.alloc(1, 0xff), 0, 1, 0);
  closeSync(journal);
  await store.close();
  rmSync(folder, { recursive: true, force: true });
  folder = copy;
  store = await Store.open(folder);
  expect([read('a'), read('b')]).toEqual([undefined, undefined]);
  put('a', 'six');
  await store.flush();
  expect(await afterCrash(['a', 'b'])).toEqual(['six', undefined]);
});
