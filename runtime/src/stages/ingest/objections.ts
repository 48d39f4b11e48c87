/** Objections and merges that were acknowledged: whom advertising must not leave to, whatever has been worked through of them yet. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { mongo } from 'mongoose';
import type { EventRecord } from '../../engine/model.ts';
import type { IndexSpec } from '../../store/index-spec.ts';

const OBJECTIONS: ReadonlySet<string> = new Set(['contact.objected', 'contact.erased', 'message.unsubscribed', 'message.complained']);

/** Small for ever: one entry for each time somebody objects, two for each merge. */
export const OBJECTION_INDEXES: IndexSpec[] = [
  { collection: 'events', key: { contactId: 1, state: 1 }, options: { name: 'objections', partialFilterExpression: { objects: true } } },
  { collection: 'events', key: { merging: 1 }, options: { name: 'merges', sparse: true } },
];

/** Written with the event, so that it can be found from the moment it is durable. */
export function markObjection(record: EventRecord): EventRecord {
  return OBJECTIONS.has(record.type) ? { ...record, objects: true } : record;
}

/** By contact, when the latest of its kind came in; infinity while it has not been worked through. Who is not named has none. */
export interface Standing {
  objected: ReadonlyMap<string, EpochMs>;
  /** Those that are made one with somebody else. Once they are, what the other one objected to counts for them. */
  merged: ReadonlyMap<string, EpochMs>;
}

/** More merges than this lead from nobody to anybody. */
const MOST_ROUNDS = 10;

export async function findStanding(events: mongo.Collection<EventRecord>, contactIds: readonly string[]): Promise<Standing> {
  const [own, merges] = await Promise.all([objectionsOf(events, contactIds), mergesOf(events, contactIds)]);
  if (merges.length === 0) return { objected: latest(own, ({ contactId = '' }) => [contactId]), merged: new Map() };
  const people = new People();
  const asked = new Set(contactIds);
  let found = merges;
  for (let round = 0; found.length > 0 && round < MOST_ROUNDS; round += 1) {
    for (const { merging = [] } of found) people.join(merging);
    const others = [...new Set(found.flatMap(({ merging = [] }) => merging))].filter((id) => !asked.has(id));
    for (const id of others) asked.add(id);
    const [theirs, further] = others.length === 0 ? [[], []] : await Promise.all([objectionsOf(events, others), mergesOf(events, others)]);
    own.push(...theirs);
    found = further;
    merges.push(...further);
  }
  return { objected: latest(own, ({ contactId = '' }) => people.of(contactId)), merged: latest(merges, ({ merging: [id = ''] = [] }) => people.of(id)) };
}

const LOOKED_AT = { projection: { contactId: 1, state: 1, receivedAt: 1, merging: 1 } } as const;
type Looked = Pick<EventRecord, 'contactId' | 'state' | 'receivedAt' | 'merging'>;

function objectionsOf(events: mongo.Collection<EventRecord>, ids: readonly string[]): Promise<Looked[]> {
  return events.find({ objects: true, contactId: { $in: [...ids] } }, LOOKED_AT).toArray();
}

function mergesOf(events: mongo.Collection<EventRecord>, ids: readonly string[]): Promise<Looked[]> {
  return events.find({ merging: { $in: [...ids] } }, LOOKED_AT).toArray();
}

function latest(events: readonly Looked[], whom: (event: Looked) => readonly string[]): Map<string, EpochMs> {
  const found = new Map<string, EpochMs>();
  for (const event of events) {
    const at = event.state === 'pending' || (event.state === 'failed' && event.merging === undefined) ? Infinity : event.receivedAt;
    for (const id of whom(event)) found.set(id, Math.max(at, found.get(id) ?? -Infinity));
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
