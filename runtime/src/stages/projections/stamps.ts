/** Last-writer-wins by (event time, event id): which event had the last word on each field, whatever order events arrive in. */
import type { EventRecord, Stamp } from '../../engine/model.ts';

export type Stamps = Record<string, Stamp>;
type Said = Pick<Stamp, 'time' | 'by'>;
type Group = Said & { fields: string[] };

export function isLater(a: Said, b: Said): boolean {
  return a.time > b.time || (a.time === b.time && a.by > b.by);
}

/** The event that had the last word on a field. */
export function lastWord(stamps: Stamps, field: string): Stamp | undefined {
  let last = Object.hasOwn(stamps, field) ? stamps[field] : undefined;
  for (const key in stamps) {
    if (!isGroup(key)) continue;
    const group = stamps[key];
    if (group?.fields?.includes(field) && (!last || isLater(group, last))) last = group;
  }
  return last;
}

/** The fields on which this event now has the last word; `stamps` says so afterwards. A repeat of the event claims nothing. */
export function claim(stamps: Stamps, event: EventRecord, fields: string[]): string[] {
  const said = { time: event.time, by: event._id };
  let known = false;
  for (const _ in stamps) known = true;
  if (!known) {
    stamps[FIRST] = { ...said, fields };
    return fields;
  }
  const won = fields.filter((field) => yields(stamps, field, said));
  if (won.length > 0) regroup(stamps, [{ ...said, fields: won }]);
  return won;
}

/** Takes the fields whose last word fails the test out of the stamps, and names them. */
export function dropFields(stamps: Stamps, drop: (stamp: Stamp) => boolean): string[] {
  const dropped: string[] = [];
  for (const [key, stamp] of Object.entries(stamps)) {
    if (!drop(stamp)) continue;
    dropped.push(...(stamp.fields ?? [key]));
    delete stamps[key];
  }
  regroup(stamps, []);
  return dropped;
}

/** The stamps of both, the later one for each field. `ofOther` names the fields on which `other` had the last word. */
export function joinStamps(stamps: Stamps, other: Stamps): { joined: Stamps; ofOther: string[] } {
  const joined = { ...stamps };
  const ofOther: string[] = [];
  for (const [key, stamp] of Object.entries(other)) {
    const fields = (stamp.fields ?? [key]).filter((field) => yields(joined, field, stamp));
    if (fields.length === 0) continue;
    ofOther.push(...fields);
    regroup(joined, stamp.fields ? [{ time: stamp.time, by: stamp.by, fields }] : []);
    if (!stamp.fields) joined[key] = stamp;
  }
  return { joined, ofOther };
}

/** Groups are numbered in order of time, so that the same words make the same stamps, whenever they were heard. */
const FIRST = '#0';
const isGroup = (key: string) => key.charCodeAt(0) === 35;

function yields(stamps: Stamps, field: string, to: Said): boolean {
  const last = lastWord(stamps, field);
  return !last || isLater(to, last);
}

/** Adds groups; what they name is no longer named by any other stamp. */
function regroup(stamps: Stamps, added: readonly Group[]): void {
  const taken = new Set(added.flatMap(({ fields }) => fields));
  const groups: Group[] = [...added];
  for (const key of Object.keys(stamps)) {
    const stamp = stamps[key];
    if (isGroup(key) && stamp) groups.push({ time: stamp.time, by: stamp.by, fields: (stamp.fields ?? []).filter((field) => !taken.has(field)) });
    if (isGroup(key) || taken.has(key)) delete stamps[key];
  }
  const said = groups.filter(({ fields }) => fields.length > 0).sort((a, b) => (isLater(a, b) ? 1 : -1));
  for (const [index, group] of said.entries()) stamps[`#${index}`] = group;
}
