import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, it, vi } from 'vitest';

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
  vi.restoreAllMocks();
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

it('runs what arrives while a group goes to disk, and makes it durable with the next one', async () => {
  const order: string[] = [];
  const flush = store.flush.bind(store);
  const laterRan = Promise.withResolvers<void>();
  vi.spyOn(store, 'flush').mockImplementationOnce(async () => {
    groups.enqueue(() => {
      order.push('run later');
      put('b');
      laterRan.resolve();
      return () => order.push('answer later');
    });
    await flush();
    await laterRan.promise;
  });
  groups.enqueue(() => {
    put('a');
    return () => order.push('answer first');
  });
  await groups.drain();
  expect(order).toEqual(['run later', 'answer first', 'answer later']);
  expect(store.flush).toHaveBeenCalledTimes(2);
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

it('goes on after a write whose rest ran in the same turn and changed nothing', async () => {
  // As a long command that is over sooner than its turn: the turn it asked for finds nothing to run.
  groups.enqueue(() => {
    groups.enqueue(() => () => undefined);
    return () => undefined;
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  const later = await new Promise((resolve) => groups.enqueue(() => {
    put('later');
    return resolve;
  }));
  expect(later).toBeUndefined();
});
