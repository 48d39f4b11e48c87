/** When a message may leave: by the person's wish, the clock on their wall, the caps, and after those who are more important. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import { civilDateOf, toWall } from '@nachklang/nodes/time';
import type { Reservation } from '../../engine/model.ts';
import type { Check } from '../../engine/outbox-model.ts';
import type { CapRule, SendTimeRule } from '../../engine/shop-model.ts';
import { zoneSource } from '../projections/index.ts';
import type { PolicyQuestion } from './check.ts';
import type { Rival } from './rivals.ts';
import { placeOf, type Place } from './place.ts';
import { appliesTo, nextAllowed, nextSendTime } from './send-times.ts';
import { counts, nextFit, used, windowOf } from './window.ts';

export interface Earliest {
  /** After a pause that the person asked for. */
  wished: EpochMs;
  /** By quiet hours and send windows alone. */
  open: EpochMs;
  /** By all of these and the slots that are taken; infinity when there is no such instant. */
  alone: EpochMs;
  /** When those go first who are more important. */
  ranked: EpochMs;
  /** Those of them whose place matters. */
  ahead: Rival[];
}

/** Caps and clocks take turns this often at most before the message is said to have no time at all. */
const MAX_ROUNDS = 100;

/** `better` in the order of their rank. */
export function earliest(question: PolicyQuestion, better: readonly Rival[], checks: Check[]): Earliest {
  const { now, request, contact, key } = question;
  const place = placeOf(question);
  const times = (question.policy?.sendTimes ?? []).filter((rule) => appliesTo(rule, request));
  const wished = pauseOf(question, now);
  const open = times.length === 0 ? now : nextSendTime(times, now, place);
  if (wished > now) checks.push({ rule: 'pause', passed: false, inputs: { until: wished } });
  if (times.length > 0) noteSendTimes(question, times, place, checks);
  noteCaps(question, checks);
  const taken = contact.window.filter((slot) => slot.key !== key);
  const alone = placeFor(question, place, taken, now);
  if (better.length === 0) return { wished, open, alone, ranked: alone, ahead: [] };
  // After a crash a rival may hold the slot it was about to leave with: that is its place, and not counted twice.
  const placeless = better.filter((rival) => !taken.some((slot) => slot.key === rival.key));
  const ahead = placeAll(question, placeless, place, taken);
  const ranked = placeFor(question, place, [...taken, ...ahead.map(({ slot }) => slot)], now);
  return { wished, open, alone, ranked, ahead: ranked > alone ? ahead.map(({ rival }) => rival) : [] };
}

/** Each takes the first place that those before it left, as long as it still wants it. */
function placeAll(question: PolicyQuestion, rivals: readonly Rival[], place: Place, taken: readonly Reservation[]): { rival: Rival; slot: Reservation }[] {
  const placed: { rival: Rival; slot: Reservation }[] = [];
  for (const rival of rivals) {
    const { key, request } = rival;
    const asking = { ...question, key, request };
    const from = Math.max(rival.at, question.now);
    const slots = [...taken, ...placed.map(({ slot }) => slot)];
    const at = request.whenBlocked === 'ignore' ? from : placeFor(asking, place, slots, from);
    // One that is rather skipped than put off leaves at its time or never.
    const last = request.whenBlocked === 'skip' ? openFor(asking, place, from) : rival.expiresAt;
    if (at > last) continue;
    placed.push({ rival, slot: { key, at, channel: request.channel, class: request.class, ...(request.category !== undefined && { category: request.category }) } });
  }
  return placed;
}

/** The first instant, not before `from`, that pause, clock and caps allow beside these slots. */
function placeFor(question: PolicyQuestion, place: Place, slots: readonly Reservation[], from: EpochMs): EpochMs {
  const rules = question.caps.filter((rule) => counts(rule, question.request));
  let at = pauseOf(question, from);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const open = openFor(question, place, at);
    const next = rules.reduce((latest, rule) => Math.max(latest, nextFit(slots, rule, windowOf(rule, question.contact), latest)), open);
    if (next === at) return at;
    if (next === Infinity) return Infinity;
    at = next;
  }
  return Infinity;
}

function openFor({ policy, request }: PolicyQuestion, place: Place, at: EpochMs): EpochMs {
  return nextSendTime((policy?.sendTimes ?? []).filter((rule) => appliesTo(rule, request)), at, place);
}

function pauseOf({ contact, request }: PolicyQuestion, at: EpochMs): EpochMs {
  return request.class === 'marketing' ? Math.max(at, contact.frequency?.pauseUntil ?? at) : at;
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

function noteCaps({ contact, request, caps, key, now }: PolicyQuestion, checks: Check[]): void {
  const others = contact.window.filter((slot) => slot.key !== key);
  for (const rule of caps.filter((one: CapRule) => counts(one, request))) {
    const windowMs = windowOf(rule, contact);
    checks.push({
      rule: rule.id, passed: nextFit(others, rule, windowMs, now) <= now,
      inputs: { used: used(others, rule, windowMs, now), max: rule.max, windowMs, ...(windowMs !== rule.windowMs && { halved: true }) },
    });
  }
}

/** `2026-03-29 02:30`, as the clock on the wall shows it. */
function readingOf(wall: number): string {
  const { year, month, day } = civilDateOf(wall);
  const two = (part: number) => String(part).padStart(2, '0');
  const time = new Date(wall);
  return `${year}-${two(month)}-${two(day)} ${two(time.getUTCHours())}:${two(time.getUTCMinutes())}`;
}
