/** Last-writer-wins by (event time, event id): which event had the last word on each field, whatever order events arrive in. */
import type { EventRecord, Stamp } from '../../engine/model.ts';

export type Stamps = Record<string, Stamp>;
type Said = Pick<Stamp, 'time' | 'by'>;

export function isLater(a: Said, b: Said): boolean {
  return a.time > b.time || (a.time === b.time && a.by > b.by);
}

/** The event that had the last word on a field. */
export function lastWord(stamps: Stamps, field: string): Stamp | undefined {
  let last = Object.hasOwn(stamps, field) ? stamps[field] : undefined;
  for (const key in stamps) {
    if (key.charCodeAt(0) !== GROUP) continue;
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
  const won = known ? fields.filter((field) => yields(stamps, field, said)) : fields;
  if (won.length === 0) return won;
  for (const field of known ? won : []) forget(stamps, field);
  stamps[groupKey(said)] = { ...said, fields: won };
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
    for (const field of fields) forget(joined, field);
    const own = joined[key];
    joined[key] = stamp.fields ? { ...stamp, fields: [...(own?.fields ?? []), ...fields] } : stamp;
  }
  return { joined, ofOther };
}

const GROUP = 35; // '#'

function yields(stamps: Stamps, field: string, to: Said): boolean {
  const last = lastWord(stamps, field);
  return !last || isLater(to, last);
}

function forget(stamps: Stamps, field: string): void {
  delete stamps[field];
  for (const key in stamps) {
    const group = stamps[key];
    if (key.charCodeAt(0) !== GROUP || !group?.fields?.includes(field)) continue;
    const fields = group.fields.filter((other) => other !== field);
    if (fields.length === 0) delete stamps[key];
    else stamps[key] = { ...group, fields };
  }
}

/** Two 32-bit FNV-1a runs: event ids hold dots and dollars, which do not belong into field names. */
function groupKey({ by }: Said): string {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (let index = 0; index < by.length; index += 1) {
    const code = by.charCodeAt(index);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x0100019d);
  }
  return `#${(low >>> 0).toString(36)}${(high >>> 0).toString(36)}`;
}
