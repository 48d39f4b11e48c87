/** Live updates: the runtime says what changed, and what is shown of it is read again. */
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { whenAtRest } from '../ui/at-rest.ts';
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

export function useLiveUpdates(): void {
  const queries = useQueryClient();
  useEffect(() => {
    // First the page; what happens until the line stands is read again then.
    let stop: (() => void) | undefined;
    const callOff = whenAtRest(() => {
      stop = listen(queries);
    });
    return () => {
      callOff();
      stop?.();
    };
  }, [queries]);
}

function listen(queries: QueryClient): () => void {
  const stream = new EventSource(inShop('/api/v1/live'));
  const stale = new Set<string>();
  let timer: number | undefined;
  const readAgain = () => {
    timer = undefined;
    const keys = [...stale];
    stale.clear();
    for (const key of keys) void queries.invalidateQueries({ queryKey: [key] });
  };
  for (const [topic, keys] of Object.entries(SHOWN_BY)) {
    stream.addEventListener(topic, () => {
      for (const key of keys) stale.add(key);
      timer ??= window.setTimeout(readAgain, EVERY_MS);
    });
  }
  stream.addEventListener('open', () => {
    // What happened before the line stood, or while it was down, was not told: whatever was read by then is read again.
    void queries.invalidateQueries({ predicate: ({ state }) => state.dataUpdatedAt > 0 });
  });
  return () => {
    stream.close();
    window.clearTimeout(timer);
  };
}
