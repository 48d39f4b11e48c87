/** Objections and merges that were acknowledged: whom advertising must not leave to, whatever has been worked through of them yet. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { mongo } from 'mongoose';
import type { EventRecord } from '../../engine/model.ts';
import type { IndexSpec } from '../../store/index-spec.ts';

const OBJECTIONS: ReadonlySet<string> = new Set(['contact.objected', 'contact.erased', 'message.unsubscribed', 'message.complained']);

/** Small for ever: one entry for each time somebody objects, four for each merge. */
export const OBJECTION_INDEX: IndexSpec = { collection: 'events', key: { stops: 1 }, options: { name: 'stops', sparse: true } };

/** Written with the event, so that it can be found from the moment it is durable. Whoever objects is known: nothing of the kind waits for an order. */
export function markObjection(record: EventRecord): EventRecord {
  if (!OBJECTIONS.has(record.type)) return record;
  return { ...record, objects: true, ...(record.contactId !== undefined && { stops: [record.contactId] }) };
}

/** By contact, when the latest of its kind came in; infinity while it has not been worked through. Who is not named has none. */
export interface Standing {
  objected: ReadonlyMap<string, EpochMs>;
  /** Those that are made one with somebody else. Once they are, what the other one objected to counts for them. */
  merged: ReadonlyMap<string, EpochMs>;
}

/** More merges than this lead from nobody to anybody. */
const MOST_ROUNDS = 10;

/** One look-up for all of them, unless somebody is or was made one with somebody else. */
export async function findStanding(events: mongo.Collection<EventRecord>, contactIds: readonly string[]): Promise<Standing> {
  const people = new People();
  const asked = new Set(contactIds);
  const found: Looked[] = [];
  for (let ids = [...asked], round = 0; ids.length > 0 && round < MOST_ROUNDS; round += 1) {
    const now: Looked[] = await events.find({ stops: { $in: ids } }, LOOKED_AT).toArray();
    found.push(...now);
    for (const { stops = [] } of now) people.join(stops);
    ids = [...new Set(now.flatMap(({ stops = [] }) => stops))].filter((id) => !asked.has(id));
    for (const id of ids) asked.add(id);
  }
  return { objected: latest(found.filter(({ objects }) => objects), people), merged: latest(found.filter(({ objects }) => !objects), people) };
}

const LOOKED_AT = { projection: { objects: 1, stops: 1, state: 1, receivedAt: 1 } } as const;
type Looked = Pick<EventRecord, 'objects' | 'stops' | 'state' | 'receivedAt'>;

/** An objection that a bug kept from being worked through still stands; a merge that failed is none. */
function latest(events: readonly Looked[], people: People): Map<string, EpochMs> {
  const found = new Map<string, EpochMs>();
  for (const { objects, stops: [someone = ''] = [], state, receivedAt } of events) {
    const at = state === 'pending' || (state === 'failed' && objects) ? Infinity : receivedAt;
    for (const id of people.of(someone)) found.set(id, Math.max(at, found.get(id) ?? -Infinity));
  }
  return found;
}

/** Who is one person with whom. */
class People {
  readonly #groups = new Map<string, Set<string>>();

  join(ids: readonly string[]): void {
    const all = new Set(ids.flatMap((id) => [...(this.#groups.get(id) ?? [id])]));
    for (const id of all) this.#groups.set(id, all);
  }

  of(id: string): string[] {
    return [...(this.#groups.get(id) ?? [id])];
  }
}
