import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { WriteAheadLog } from './write-ahead-log.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'embedded-mongo-log-'));
  path = join(folder, 'journal');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** One group that sets `key` to `value`, or removes it. */
async function write(log: WriteAheadLog, number: number, key: string, value?: Buffer): Promise<void> {
  const bytes = Buffer.from(key);
  if (value === undefined) log.remove(bytes, 0, bytes.length);
  else log.put(bytes, 0, bytes.length, value, 0, value.length);
  await log.flush(number);
}

async function replayed(after: number): Promise<{ last: number; writes: string[] }> {
  const log = await WriteAheadLog.open(path);
  const writes: string[] = [];
  const last = await log.replay(after, (group) => {
    for (const { key, value } of group) writes.push(`${key.toString()}=${value?.toString() ?? 'removed'}`);
  });
  await log.close();
  return { last, writes };
}

it('replays the groups after the committed one, in order', async () => {
  const log = await WriteAheadLog.open(path);
  await write(log, 1, 'a', Buffer.from('1'));
  await write(log, 2, 'b', Buffer.from('2'));
  await write(log, 3, 'a');
  await log.close();
  expect(await replayed(0)).toEqual({ last: 3, writes: ['a=1', 'b=2', 'a=removed'] });
  expect(await replayed(2)).toEqual({ last: 3, writes: ['a=removed'] });
  expect(await replayed(3)).toEqual({ last: 3, writes: [] });
});

it('writes a large group in parts', async () => {
  const log = await WriteAheadLog.open(path);
  const key = Buffer.from('k');
  const value = Buffer.alloc(9_000_000, 0x62);
  log.put(key, 0, 1, value, 0, value.length);
  log.put(key, 0, 1, value, 0, value.length);
  expect(log.isLarge).toBe(true);
  log.flushPart(1);
  await write(log, 2, 'a', Buffer.from('1'));
  await log.close();
  expect((await replayed(0)).writes.map((line) => line.length)).toEqual([9_000_002, 9_000_002, 3]);
});

it('stops at a group that was cut off or damaged', async () => {
  const log = await WriteAheadLog.open(path);
  await write(log, 1, 'a', Buffer.from('1'));
  await write(log, 2, 'b', Buffer.from('2'));
  await log.close();
  const bytes = readFileSync(path);
  writeFileSync(path, bytes.subarray(0, bytes.length - 1));
  expect(await replayed(0)).toEqual({ last: 1, writes: ['a=1'] });
  bytes[bytes.length - 1] = 0x7f;
  writeFileSync(path, bytes);
  expect(await replayed(0)).toEqual({ last: 1, writes: ['a=1'] });
});

it('is not misled by what an earlier round left behind', async () => {
  const log = await WriteAheadLog.open(path);
  // Bytes that read as lengths of every size, wherever the shorter second round happens to end.
  for (let number = 1; number <= 4; number += 1) await write(log, number, 'old', Buffer.alloc(64, number === 2 ? 0xff : 0x00));
  await log.startOver();
  for (let length = 1; length < 60; length += 1) {
    await log.startOver();
    await write(log, 4 + length, 'new', Buffer.alloc(length, 0x61));
    expect(await replayed(3 + length)).toEqual({ last: 4 + length, writes: [`new=${'a'.repeat(length)}`] });
  }
  await log.close();
});
