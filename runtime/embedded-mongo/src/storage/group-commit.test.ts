import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { GroupCommit } from './group-commit.ts';
import { Store } from './store.ts';
import { WriteAheadLog } from './write-ahead-log.ts';

let folder: string;
let store: Store;
let groups: GroupCommit;

beforeEach(async () => {
  // A turn ends when it has lasted long enough: how much fits into one is not the machine's to say here.
  vi.spyOn(performance, 'now').mockReturnValue(0);
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
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  const later = await new Promise((resolve) => groups.enqueue(() => {
    put('later');
    return resolve;
  }));
  expect(later).toBeUndefined();
});

it('ends the process when a part of a large group could not be written, and acknowledges nothing', async () => {
  const full = new Error('ENOSPC: no space left on device, write');
  const fatal = vi.fn<(error: Error) => void>();
  const own = await Store.open(join(folder, 'full'));
  const ending = new GroupCommit(own, () => undefined, fatal);
  vi.spyOn(WriteAheadLog.prototype, 'flushPart').mockImplementationOnce(() => {
    throw full;
  });
  const key = Buffer.from('a');
  const refused = new Promise((resolve) => ending.enqueue(() => {
    own.put(key, 0, 1, key);
    expect(() => own.flushPart()).toThrow(full);
    return resolve;
  }));
  const later = new Promise((resolve) => ending.enqueue(() => {
    own.put(key, 0, 1, key);
    return resolve;
  }));
  expect(await Promise.all([refused, later])).toEqual([full, full]);
  expect(fatal.mock.calls).toEqual([[full]]);
  await own.tree.close();
});

it('answers once, also when the tree cannot be saved afterwards', async () => {
  const refused = new Error('the tree cannot be saved');
  const answers: unknown[] = [];
  const fatal = Promise.withResolvers<Error>();
  const ending = new GroupCommit(store, () => undefined, fatal.resolve);
  vi.spyOn(store, 'uncommittedPuts', 'get').mockReturnValue(1_000_000);
  vi.spyOn(store, 'checkpoint').mockRejectedValueOnce(refused);
  const flush = store.flush.bind(store);
  vi.spyOn(store, 'flush').mockImplementationOnce(async () => {
    // One more is run meanwhile, and the tree's turn comes right after that one's answer.
    await new Promise<void>((resolve) => ending.enqueue(() => {
      put('b');
      resolve();
      return (failure) => answers.push(['second', failure]);
    }));
    await flush();
  });
  ending.enqueue(() => {
    put('a');
    return (failure) => answers.push(['first', failure]);
  });
  expect(await fatal.promise).toBe(refused);
  expect(answers).toEqual([['first', undefined], ['second', undefined]]);
});
