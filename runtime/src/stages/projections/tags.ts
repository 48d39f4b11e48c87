/** Tags come from two sides: the shop's latest list, and journeys. A new list replaces the old one, not what journeys added. */
import type { EventRecord, Stamp } from '../../engine/model.ts';

const LISTED = 'listed-tags';

/** Call only when the event has the last word on `tags`. Writes into `record`. */
export function replaceTags(record: { stamps: Record<string, Stamp>; view: { tags: string[] } }, event: EventRecord, tags: readonly string[]): void {
  const listed = [...new Set(tags)];
  const before = new Set(record.stamps[LISTED]?.listed);
  record.view.tags = [...new Set([...record.view.tags.filter((tag) => !before.has(tag)), ...listed])];
  record.stamps[LISTED] = { time: event.time, by: event._id, listed };
}
