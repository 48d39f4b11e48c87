/** Event files: every usual way to write many events into one file is read, however it is cut into chunks. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readEventFile, type BadEntry } from './event-file.ts';
import { topLevelObjects } from './top-level-objects.ts';

const event = (id: string) => ({ specversion: '1.0', id, source: '/shop', type: 'order.placed', data: { note: 'Größe {"M"} \\' } });

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function cut(text: string, size: number): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const objects of topLevelObjects(inChunks(Buffer.from(text), size))) for (const one of objects) found.push(JSON.parse(one.text));
  return found;
}

describe('topLevelObjects', () => {
  it('finds the same objects in NDJSON and in an array, pretty or not, wherever the chunks end', async () => {
    const objects = fc.array(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(objects, fc.integer({ min: 1, max: 40 }), async (list, size) => {
        const plain: unknown = JSON.parse(JSON.stringify(list));
        expect(await cut(list.map((one) => `${JSON.stringify(one)}\n`).join(''), size)).toEqual(plain);
        expect(await cut(JSON.stringify(list), size)).toEqual(plain);
        expect(await cut(JSON.stringify(list, undefined, 2), size)).toEqual(plain);
      }),
    );
  });

  it('says on which line something else stands', async () => {
    await expect(cut('{}\n\nhello', 4)).rejects.toThrow('Line 3: expected an event as a JSON object (NDJSON, or one JSON array of events), found “h”.');
  });

  it('says where a cut-off event begins', async () => {
    await expect(cut('{}\n{"a": [1,', 100)).rejects.toThrow('Line 2: the event that begins here is cut off.');
  });
});

describe('readEventFile', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'events-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function read(content: string): Promise<{ ids: string[]; bad: BadEntry[] }> {
    const path = join(folder, 'events.ndjson');
    await writeFile(path, content);
    const bad: BadEntry[] = [];
    const ids: string[] = [];
    for await (const told of readEventFile(path, (entry) => bad.push(entry))) ids.push(...told.map(({ event: { id } }) => id));
    return { ids, bad };
  }

  it('leaves out what is no CloudEvent and tells line and field', async () => {
    const { ids, bad } = await read([event('1'), { ...event('2'), specversion: '0.3' }, event('3')].map((one) => JSON.stringify(one)).join('\n'));
    expect(ids).toEqual(['1', '3']);
    expect(bad).toEqual([{ line: 2, reason: expect.stringContaining('/specversion') }]);
  });

  it('says in a sentence that a file is not there', async () => {
    const events = readEventFile(join(folder, 'nothing.ndjson'), () => undefined);
    await expect(events.next()).rejects.toThrow('nothing.ndjson does not exist.');
  });
});
