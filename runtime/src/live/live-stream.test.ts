/** What one page is told, and what becomes of one that does not listen. */
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { createLiveBus } from './live-bus.ts';
import { liveStream } from './live-stream.ts';

it('a page that reads is told everything', async () => {
  const bus = createLiveBus();
  const stream = liveStream((listener) => bus.subscribe('a', listener));
  bus.publish('a', { topic: 'tasks', id: 't1' });
  stream.end();
  expect((await stream.toArray()).join('')).toBe('retry: 3000\n\nevent: tasks\ndata: {"topic":"tasks","id":"t1"}\n\n');
});

it('a page that reads nothing is let go before much waits for it', async () => {
  const bus = createLiveBus();
  let listeners = 0;
  const stream = liveStream((listener) => {
    const stop = bus.subscribe('a', listener);
    listeners += 1;
    return () => {
      listeners -= 1;
      stop();
    };
  });
  const closed = once(stream, 'close');
  for (let told = 0; told < 20_000; told += 1) bus.publish('a', { topic: 'messages', id: `message ${told}` });
  await closed;
  expect(stream.destroyed).toBe(true);
  expect(listeners).toBe(0);
});
