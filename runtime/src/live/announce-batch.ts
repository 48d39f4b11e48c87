/** Tells open pages what a drained batch may have changed: once per shop, whatever its size. */
import type { Batch } from '../engine/changes.ts';
import type { LiveBus, LiveUpdate } from './live-bus.ts';

const BY_EVENTS: readonly LiveUpdate['topic'][] = ['events', 'contacts', 'orders', 'enrollments'];

export function announceBatch(live: LiveBus, { events, due }: Pick<Batch, 'events' | 'due'>): void {
  const withEvents = new Set(events.map(({ shopId }) => shopId));
  for (const shopId of withEvents) for (const topic of BY_EVENTS) live.publish(shopId, { topic });
  for (const shopId of new Set(due.map((enrollment) => enrollment.shopId))) if (!withEvents.has(shopId)) live.publish(shopId, { topic: 'enrollments' });
}
