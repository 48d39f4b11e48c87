/** What changed is read again, whatever becomes of the line. */
import { QueryClient } from '@tanstack/react-query';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { openLine } from './live-line.ts';

/** The browser's end of a line, which does what a test says. */
class Line extends EventTarget {
  readonly CLOSED = 2;
  readyState = 0;
  constructor() {
    super();
    lines.push(this);
  }
  happens(event: string, readyState: number): void {
    this.readyState = readyState;
    this.dispatchEvent(new Event(event));
  }
  close(): void {
    this.readyState = this.CLOSED;
  }
}

let lines: Line[];
let queries: QueryClient;
beforeEach(() => {
  lines = [];
  queries = new QueryClient();
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', Line);
  onTestFinished(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
});

it('a line that was refused is asked for again, and what was read by then is read again', async () => {
  queries.setQueryData(['tasks'], 'old');
  const stop = openLine(queries);
  lines[0]?.happens('error', 2);
  await vi.runAllTimersAsync();
  expect(lines).toHaveLength(2);
  lines[1]?.happens('open', 1);
  expect(queries.getQueryState(['tasks'])?.isInvalidated).toBe(true);
  stop();
  expect(lines[1]?.readyState).toBe(2);
});

it('a line that broke is left to the browser, which sets it up again', async () => {
  onTestFinished(openLine(queries));
  lines[0]?.happens('error', 0);
  await vi.runAllTimersAsync();
  expect(lines).toHaveLength(1);
});

it('nothing is asked for after the end', async () => {
  const stop = openLine(queries);
  lines[0]?.happens('error', 2);
  stop();
  await vi.runAllTimersAsync();
  expect(lines).toHaveLength(1);
});
