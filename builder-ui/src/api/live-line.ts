/** The line on which the runtime says what changed. */
import type { QueryClient } from '@tanstack/react-query';
import { inShop } from './shop.ts';

/** Topics of the stream, and the first parts of the query keys that show them. Queries of people show nearly everything. */
const SHOWN_BY: Record<string, readonly string[]> = {
  journeys: ['journeys', 'overview'],
  messages: ['messages', 'mailbox', 'enrollments', 'overview', 'contacts', 'events', 'tasks'],
  enrollments: ['enrollments', 'contacts', 'overview'],
  contacts: ['contacts', 'overview'],
  orders: ['contacts'],
  tasks: ['tasks', 'overview'],
  events: ['events', 'contacts', 'overview'],
  shop: ['shop', 'me'],
  team: ['me'],
  presence: ['presence'],
};

/** A busy shop sends thousands of updates a second; the page reads again at most this often. */
const EVERY_MS = 700;
const AGAIN_MS = 5_000;

/** Reads again what changed, until it is ended by what it returns. */
export function openLine(queries: QueryClient): () => void {
  const stale = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  const readAgain = () => {
    timer = undefined;
    const keys = [...stale];
    stale.clear();
    for (const key of keys) void queries.invalidateQueries({ queryKey: [key] });
  };
  const open = () => {
    const line = new EventSource(inShop('/api/v1/live'));
    for (const [topic, keys] of Object.entries(SHOWN_BY)) {
      line.addEventListener(topic, () => {
        for (const key of keys) stale.add(key);
        timer ??= setTimeout(readAgain, EVERY_MS);
      });
    }
    line.addEventListener('open', () => {
      // What happened before the line stood, or while it was down, was not told: whatever was read by then is read again.
      void queries.invalidateQueries({ predicate: ({ state }) => state.dataUpdatedAt > 0 });
    });
    line.addEventListener('error', () => {
      // A line that broke the browser sets up again by itself; one that was refused, by a server that is just starting for example, it does not.
      if (line.readyState === line.CLOSED) again = setTimeout(() => (current = open()), AGAIN_MS);
    });
    return line;
  };
  let current = open();
  return () => {
    clearTimeout(again);
    clearTimeout(timer);
    current.close();
  };
}
