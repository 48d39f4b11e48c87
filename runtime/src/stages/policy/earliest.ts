/** When a message may leave: by the clock on the recipient's wall and by the caps, each written down as it stands now. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import { civilDateOf, toWall } from '@nachklang/nodes/time';
import type { Check, SendTimeRule } from '../../engine/model.ts';
import { zoneSource } from '../projections/index.ts';
import type { PolicyQuestion } from './check.ts';
import { appliesTo, nextAllowed, nextSendTime, type Place } from './send-times.ts';
import { counts, nextRoom } from './window.ts';

export interface Earliest {
  /** By quiet hours and send windows alone. */
  open: EpochMs;
  /** By the caps alone. */
  room: EpochMs;
  /** The first instant at which both allow it; infinity when there is none. */
  both: EpochMs;
}

/** Caps and clocks take turns this often at most before the message is said to have no time at all. */
const MAX_ROUNDS = 100;

export function earliest(question: PolicyQuestion, checks: Check[]): Earliest {
  const { now } = question;
  const rules = (question.policy?.sendTimes ?? []).filter((rule) => appliesTo(rule, question.request));
  const place = placeOf(question);
  const open = rules.length === 0 ? now : nextSendTime(rules, now, place);
  if (rules.length > 0) noteSendTimes(question, rules, place, checks);
  const room = roomAt(question, now, checks);
  let both = Math.max(open, room);
  for (let round = 0; both < Infinity && both > now; round += 1) {
    const next = Math.max(nextSendTime(rules, both, place), roomAt(question, both));
    if (next === both) break;
    both = round < MAX_ROUNDS ? next : Infinity;
  }
  return { open, room, both };
}

function placeOf({ contact, shop }: PolicyQuestion): Place {
  const { timeZone, country, state } = contact.view;
  if (country !== undefined) return { timeZone, country, ...(state !== undefined && { state }) };
  return { timeZone, country: shop.country };
}

function noteSendTimes({ contact, now }: PolicyQuestion, rules: readonly SendTimeRule[], place: Place, checks: Check[]): void {
  const zoneFrom = zoneSource(contact);
  const localTime = readingOf(toWall(now, place.timeZone));
  for (const rule of rules) {
    const at = nextAllowed(rule, now, place);
    const inputs = { localTime, timeZone: place.timeZone, zoneFrom, ...(rule.restOnHolidays && { holidaysOf: place.state === undefined ? place.country : `${place.country}-${place.state}` }) };
    checks.push({ rule: rule.id, passed: at <= now, inputs: at <= now || at === Infinity ? inputs : { ...inputs, opensAt: at } });
  }
}

function roomAt({ contact, request, caps, key }: PolicyQuestion, at: EpochMs, checks?: Check[]): EpochMs {
  let latest = at;
  for (const rule of caps) {
    if (!counts(rule, request)) continue;
    const room = nextRoom(contact, rule, key, at);
    checks?.push({ rule: rule.id, passed: room.at <= at, inputs: { used: room.used, max: rule.max, windowMs: rule.windowMs } });
    latest = Math.max(latest, room.at);
  }
  return latest;
}

/** `2026-03-29 02:30`, as the clock on the wall shows it. */
function readingOf(wall: number): string {
  const { year, month, day } = civilDateOf(wall);
  const two = (part: number) => String(part).padStart(2, '0');
  const time = new Date(wall);
  return `${year}-${two(month)}-${two(day)} ${two(time.getUTCHours())}:${two(time.getUTCMinutes())}`;
}
