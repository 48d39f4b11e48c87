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

/** The fields on which this event now has the last word; the record's stamps say so afterwards. A repeat of the event claims nothing. */
export function claim(record: { stamps: Stamps }, event: EventRecord, fields: string[]): string[] {
  const said = { time: event.time, by: event._id };
  const won = isLatest(record.stamps, said) ? fields : fields.filter((field) => yields(record.stamps, field, said));
  if (won.length > 0) record.stamps = regrouped(record.stamps, [{ ...said, fields: won }]);
  return won;
}

/** Takes the fields whose last word fails the test out of the stamps, and names them. */
export function dropFields(record: { stamps: Stamps }, drop: (stamp: Stamp) => boolean): string[] {
  const entries = Object.entries(record.stamps);
  record.stamps = regrouped(Object.fromEntries(entries.filter(([, stamp]) => !drop(stamp))), []);
  return entries.flatMap(([key, stamp]) => (drop(stamp) ? (stamp.fields ?? [key]) : []));
}

/** The stamps of both, the later one for each field. `ofOther` names the fields on which `other` had the last word. */
export function joinStamps(stamps: Stamps, other: Stamps): { joined: Stamps; ofOther: string[] } {
  let joined = { ...stamps };
  const ofOther: string[] = [];
  for (const [key, stamp] of Object.entries(other)) {
    const fields = (stamp.fields ?? [key]).filter((field) => yields(joined, field, stamp));
    if (fields.length === 0) continue;
    ofOther.push(...fields);
    joined = regrouped(joined, stamp.fields ? [{ time: stamp.time, by: stamp.by, fields }] : []);
    if (!stamp.fields) joined[key] = stamp;
  }
  return { joined, ofOther };
}

/** Groups are numbered in order of time, so that the same words make the same stamps, whenever they were heard. */
const GROUP_KEYS = Array.from({ length: 32 }, (_, index) => `#${index}`);
const isGroup = (key: string) => key.charCodeAt(0) === 35;

/** Most events come after all that was said before. */
function isLatest(stamps: Stamps, said: Said): boolean {
  for (const key in stamps) {
    const stamp = stamps[key];
    if (stamp && !isLater(said, stamp)) return false;
  }
  return true;
}

function yields(stamps: Stamps, field: string, to: Said): boolean {
  const last = lastWord(stamps, field);
  return !last || isLater(to, last);
}

/** With more groups; what they name is not named by any other stamp any more. A new object: one with deleted keys is slow to copy ever after. */
function regrouped(stamps: Stamps, added: readonly Group[]): Stamps {
  const next: Stamps = {};
  const groups = [...added];
  const isTaken = (field: string) => added.some(({ fields }) => fields.includes(field));
  for (const key in stamps) {
    const stamp = stamps[key];
    if (!stamp) continue;
    if (!isGroup(key)) {
      if (!isTaken(key)) next[key] = stamp;
      continue;
    }
    const fields = (stamp.fields ?? []).filter((field) => !isTaken(field));
    if (fields.length > 0) groups.push({ time: stamp.time, by: stamp.by, fields });
  }
  groups.sort((a, b) => (isLater(a, b) ? 1 : -1));
  for (const [index, group] of groups.entries()) next[GROUP_KEYS[index] ?? `#${index}`] = group;
  return next;
}
