/** Quiet hours and send windows by the clock on the recipient's wall, exact on the nights when clocks change. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import { civilDateOf, DAY_MS, isPublicHoliday, nextClockChange, startOfDay, toWall, weekdayOf, type WallMs } from '@nachklang/nodes/time';
import type { Reservation } from '../../engine/model.ts';
import type { SendTimeRule } from '../../engine/shop-model.ts';
import type { Place } from './place.ts';

/** Rules are looked at this often before they are said to exclude each other. */
const MAX_ROUNDS = 400;
const YEAR_DAYS = 366;

export function appliesTo(rule: SendTimeRule, message: Pick<Reservation, 'channel' | 'class'>): boolean {
  return rule.class === message.class && (rule.channel === 'any' || rule.channel === message.channel);
}

/** The first instant, not before `at`, that every rule allows; infinity when they leave none within a year. */
export function nextSendTime(rules: readonly SendTimeRule[], at: EpochMs, place: Place): EpochMs {
  let found = at;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const later = rules.reduce((latest, rule) => Math.max(latest, nextAllowed(rule, found, place)), found);
    if (later === found || later === Infinity) return later;
    found = later;
  }
  return Infinity;
}

/**
 * Between two clock changes the wall runs evenly: the next allowed reading is looked for in each such stretch. So an hour that exists
 * twice is judged twice, and out of one that never comes the first instant after it is taken.
 */
export function nextAllowed(rule: SendTimeRule, at: EpochMs, place: Place): EpochMs {
  const { timeZone } = place;
  for (let from = at; from < at + YEAR_DAYS * DAY_MS; ) {
    const wall = toWall(from, timeZone);
    const change = nextClockChange(from, timeZone);
    const found = from + nextReading(rule, wall, place) - wall;
    if (found < change) return found;
    from = change;
  }
  return Infinity;
}

/** The next reading of an evenly running clock, not before `wall`, at which the rule allows a message. */
function nextReading(rule: SendTimeRule, wall: WallMs, place: Place): WallMs {
  const today = startOfDay(wall);
  for (let day = today; day <= today + YEAR_DAYS * DAY_MS; day += DAY_MS) {
    if (!allowsDay(rule, day, place)) continue;
    for (const [start, end] of openHours(rule)) {
      if (start < end && wall < day + end) return Math.max(wall, day + start);
    }
  }
  return Infinity;
}

function allowsDay(rule: SendTimeRule, day: WallMs, { country, state }: Place): boolean {
  if (!rule.weekdays.includes(weekdayOf(day))) return false;
  return !rule.restOnHolidays || !isPublicHoliday(civilDateOf(day), country, state);
}

/** What quiet hours leave of a day, as offsets from midnight, in order. */
function openHours({ quiet }: SendTimeRule): (readonly [number, number])[] {
  if (!quiet) return [[0, DAY_MS]];
  const [from, to] = [timeOfDayMs(quiet.from), timeOfDayMs(quiet.to)];
  if (from === to) return [[0, DAY_MS]];
  return from < to ? [[0, from], [to, DAY_MS]] : [[to, from]];
}

function timeOfDayMs(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) * 60_000;
}
