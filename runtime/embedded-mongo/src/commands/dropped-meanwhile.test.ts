import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { deserialize } from 'bson';
import type { Document } from 'bson';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { Catalog } from '../catalog/catalog.ts';
import { Documents } from '../catalog/documents.ts';
import { CursorRegistry } from '../query/cursors.ts';
import { GroupCommit } from '../storage/group-commit.ts';
import { SpacePurge } from '../storage/space-purge.ts';
import { Store } from '../storage/store.ts';
import { raw } from '../testing/open-collection.ts';
import { Command } from '../wire/message.ts';
import { Dispatcher } from './dispatch.ts';

const REPLY_HEADER = 21;
/** So many are looked at before a command looks at the clock. */
const SLICE = 64;

let folder: string;
let close: () => Promise<void>;
/** Runs a command; those sent one after the other without waiting take turns, slice by slice. */
let send: (command: Document) => Promise<Document>;

async function open(): Promise<void> {
  const store = await Store.open(folder);
  const catalog = new Catalog(store);
  const fail = (error: unknown): void => expect.unreachable(String(error));
  const groups = new GroupCommit(store, () => catalog.saveCounters(), fail);
  const context = {
    store,
    tree: store.tree,
    catalog,
    documents: new Documents(store, catalog),
    cursors: new CursorRegistry(),
    purge: new SpacePurge(store, groups),
    startedAt: 0,
    ttl: { intervalSeconds: 60 },
    connections: { count: 1 },
  };
  const dispatcher = new Dispatcher(context, groups, fail);
  send = (body) =>
    new Promise((resolve) => {
      const command = new Command({ requestId: 1, body: raw(body), database: 'shop', silent: false, legacy: false, sequences: new Map() });
      dispatcher.handle(command, 1, (reply) => resolve(deserialize(reply.subarray(REPLY_HEADER))));
    });
  close = async () => {
    await groups.drain();
    await store.close();
  };
}

beforeEach(async () => {
  // Whoever looks at the clock finds that the slice has lasted long enough.
  let time = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => {
    time += 1_000;
    return time;
  });
  folder = mkdtempSync(join(tmpdir(), 'embedded-mongo-dropped-'));
  await open();
});
afterEach(async () => {
  await close();
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const numbered = (count: number, tags: unknown = 'one'): Document[] => Array.from({ length: count }, (_unused, n) => ({ _id: n, n, tags }));

async function fill(count: number): Promise<void> {
  expect(await send({ insert: 'things', documents: numbered(count) })).toMatchObject({ ok: 1, n: count });
}

async function all(name: string): Promise<Document[]> {
  const answer = await send({ find: name, batchSize: 10_000 });
  return answer['cursor'].firstBatch;
}

const drop = { drop: 'things' };
const successor = { insert: 'things', documents: [{ _id: 'new', tags: 'one' }] };
const dropped = { code: 175, codeName: 'QueryPlanKilled', errmsg: expect.stringMatching(/^collection dropped\. UUID [\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/) };

describe('a collection is dropped and made anew', () => {
  it('during an insert: the rest goes into the new one, whose record stays its own', async () => {
    await send({ createIndexes: 'things', indexes: [{ key: { tags: 1 }, name: 'tags_1' }] });
    const [first, ...others] = numbered(100, ['one', 'two']);
    const documents = [{ ...first, tags: 'one' }, ...numbered(SLICE).slice(1), ...others.slice(SLICE - 1)];
    const [inserted] = await Promise.all([send({ insert: 'things', documents }), send(drop), send(successor)]);
    expect(inserted).toMatchObject({ ok: 1, n: 100 });
    await close();
    await open();
    expect((await all('things')).map((one) => one['_id'])).toEqual([...documents.slice(SLICE - 1).map((one) => one['_id']), 'new']);
    expect((await send({ listIndexes: 'things' }))['cursor'].firstBatch).toMatchObject([{ name: '_id_' }]);
    expect(await send({ validate: 'things' })).toMatchObject({ valid: true });
  });

  it.each([
    ['while it changes documents', 100],
    ['while it looks for them', 2_500],
  ])('during an update, %s: it ends, and says so', async (_when, count) => {
    await fill(count);
    const [updated] = await Promise.all([
      send({ update: 'things', updates: [{ q: { n: { $gte: 0 } }, u: { $set: { tags: ['one', 'two'] } }, multi: true, upsert: true }] }),
      send(drop),
      send(successor),
    ]);
    expect(updated).toMatchObject({ ok: 1, writeErrors: [{ index: 0, ...dropped }] });
    expect(await all('things')).toEqual([{ _id: 'new', tags: 'one' }]);
  });

  it('during a delete: its next statement is about the new one', async () => {
    await fill(100);
    const [removed] = await Promise.all([
      send({ delete: 'things', deletes: [{ q: { n: { $gte: 0 } }, limit: 0 }, { q: { _id: 'new' }, limit: 1 }], ordered: false }),
      send(drop),
      send(successor),
    ]);
    expect(removed).toMatchObject({ ok: 1, n: SLICE + 1, writeErrors: [{ index: 0, ...dropped }] });
    expect(await all('things')).toEqual([]);
  });

  it('during a findAndModify: it is refused', async () => {
    await fill(2_500);
    const [found] = await Promise.all([
      send({ findAndModify: 'things', query: { tags: 'nowhere' }, update: { $set: { n: 1 } }, upsert: true }),
      send(drop),
      send(successor),
    ]);
    expect(found).toMatchObject({ ok: 0, ...dropped });
    expect(await all('things')).toEqual([{ _id: 'new', tags: 'one' }]);
  });

  it.each([
    { find: 'things', filter: { tags: 'nowhere' } },
    { count: 'things', query: { tags: 'nowhere' } },
    { aggregate: 'things', pipeline: [{ $group: { _id: '$tags' } }], cursor: {} },
  ])('during a search: no part of the answer is given as the whole', async (search) => {
    await fill(2_500);
    const gone = send(drop);
    const found = send(search);
    await gone;
    expect(await found).toMatchObject({ ok: 0, ...dropped });
  });
});

describe('an index that is being built', () => {
  const build = { createIndexes: 'things', indexes: [{ key: { n: 1 }, name: 'n_1', expireAfterSeconds: 60 }] };

  it('is dropped: the build ends, and says so', async () => {
    await fill(1_000);
    const [built] = await Promise.all([send(build), send({ dropIndexes: 'things', index: 'n_1' })]);
    expect(built).toMatchObject({ ok: 0, code: 276, errmsg: 'the index was dropped while it was built' });
    expect(await send(build)).toMatchObject({ ok: 1, numIndexesAfter: 2 });
    expect(await send({ count: 'things', query: { n: { $gte: 0 } }, hint: 'n_1' })).toMatchObject({ n: 1_000 });
    expect(await send({ validate: 'things' })).toMatchObject({ valid: true });
  });

  it('cannot be changed before it is complete', async () => {
    await fill(1_000);
    const [built, changed] = await Promise.all([send(build), send({ collMod: 'things', index: { name: 'n_1', expireAfterSeconds: 90 } })]);
    expect([built, changed]).toMatchObject([{ ok: 1 }, { ok: 0, code: 27 }]);
    expect(await send({ validate: 'things' })).toMatchObject({ valid: true });
  });
});

describe('a collection gets another name', () => {
  const rename = { renameCollection: 'shop.things', to: 'shop.others' };

  it('during an update: it ends, and says so', async () => {
    await fill(100);
    const [updated] = await Promise.all([send({ update: 'things', updates: [{ q: {}, u: { $inc: { n: 1_000 } }, multi: true }] }), send(rename)]);
    expect(updated).toMatchObject({ n: 0, writeErrors: [{ code: 175, errmsg: expect.stringContaining("collection renamed from 'shop.things' to 'shop.others'") }] });
    expect(await send({ count: 'others', query: { n: { $gte: 1_000 } } })).toMatchObject({ n: SLICE });
    expect(await send({ validate: 'others' })).toMatchObject({ valid: true });
  });

  it('while an index is built: there is none afterwards', async () => {
    await fill(1_000);
    const [built] = await Promise.all([send({ createIndexes: 'things', indexes: [{ key: { n: 1 }, name: 'n_1' }] }), send(rename)]);
    expect(built).toMatchObject({ ok: 0, code: 276, codeName: 'IndexBuildAborted' });
    expect((await send({ listIndexes: 'others' }))['cursor'].firstBatch).toMatchObject([{ name: '_id_' }]);
    expect(await send({ validate: 'others' })).toMatchObject({ valid: true });
  });
});
