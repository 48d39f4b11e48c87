import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { GroupCommit } from './group-commit.ts';
import { Store } from './store.ts';

let folder: string;
let store: Store;
let groups: GroupCommit;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'embedded-mongo-groups-'));
  store = await Store.open(folder);
  groups = new GroupCommit(store, () => undefined, (error) => {
    throw error;
  });
});
afterEach(async () => {
  await groups.drain();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const put = (name: string): void => {
  const key = Buffer.from(name);
  store.put(key, 0, key.length, Buffer.from('1'));
};

it('runs what arrives together as one group, and answers it together', async () => {
  const order: string[] = [];
  for (const name of ['a', 'b', 'c']) {
    groups.enqueue(() => {
      order.push(`run ${name}`);
      put(name);
      return () => order.push(`answer ${name}`);
    });
  }
  await groups.drain();
  expect(order).toEqual(['run a', 'run b', 'run c', 'answer a', 'answer b', 'answer c']);
});

it('lets a write that another one enqueued wait for the next group', async () => {
  const order: string[] = [];
  groups.enqueue(() => {
    put('a');
    groups.enqueue(() => {
      order.push('run inner');
      put('b');
      return () => order.push('answer inner');
    });
    return () => order.push('answer outer');
  });
  await groups.drain();
  expect(order).toEqual(['answer outer', 'run inner', 'answer inner']);
});

it('drains what writes go on to enqueue', async () => {
  let runs = 0;
  const again = (): (() => void) => {
    runs += 1;
    put(`k${runs}`);
    return () => {
      if (runs < 20) groups.enqueue(again);
    };
  };
  groups.enqueue(again);
  await groups.drain();
  expect(runs).toBe(20);
});
