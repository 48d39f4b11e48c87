import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MessageRequest } from '@nachklang/nodes/sdk';
import type { ContactRecord } from '../../engine/model.ts';
import { DEFAULT_CAPS, DEFAULT_POLICY, type CapRule } from '../../engine/shop-model.ts';
import { decide, giveBack, reserve } from './index.ts';

const HOUR = 3_600_000;
const T0 = Date.parse('2026-03-28T10:00:00Z');
const shop = { id: 's1', name: 'Kontor', timeZone: 'Europe/Berlin', country: 'DE', locale: 'de', returnDays: 14 } as const;

function contact(overrides: Partial<ContactRecord> = {}): ContactRecord {
  return {
    _id: 'c1', shopId: 's1', partition: 1, revision: 1,
    view: { id: 'c1', email: 'anna@example.com', locale: 'de', timeZone: 'Europe/Berlin', tags: [], attributes: {}, orderCount: 1, totalSpent: 10 },
    stamps: {}, orders: [], consents: [{ channel: 'email', purpose: 'marketing', state: 'granted', at: T0, by: 'e' }], suppressions: [], window: [], entries: [], createdAt: T0, ...overrides,
  };
}
function request(overrides: Partial<MessageRequest> = {}): MessageRequest {
  return { channel: 'email', class: 'marketing', email: 'review', whenBlocked: 'skip', trackClicks: false, ...overrides };
}
/** Asks and, when the answer is send, takes the slot — as the drain does. */
function ask(person: ContactRecord, key: string, now: number, caps: readonly CapRule[] = DEFAULT_CAPS, wanted = request()) {
  const verdict = decide({ key, request: wanted, contact: person, shop, caps, now, expiresAt: now + 72 * HOUR });
  if (verdict.kind === 'send' && verdict.counted) reserve(person, { key, at: now, channel: wanted.channel, class: wanted.class, ...(wanted.category !== undefined && { category: wanted.category }) }, caps);
  return verdict;
}

test('a second marketing message within 24 hours is skipped, with the rule, its inputs and the next possible instant', () => {
  const anna = contact();
  expect(ask(anna, 'm1', T0).kind).toBe('send');
  const second = ask(anna, 'm2', T0 + HOUR);
  expect(second).toMatchObject({ kind: 'skip', reason: 'cap', nextPossibleAt: T0 + 24 * HOUR });
  expect(second.checks).toContainEqual({ rule: 'marketing-1-in-24h', passed: false, inputs: { used: 1, max: 1, windowMs: 24 * HOUR } });
  expect(ask(anna, 'm3', T0 + 24 * HOUR).kind).toBe('send');
});

test('the fourth in seven days waits for the first to leave the window', () => {
  const anna = contact();
  for (const day of [0, 2, 4]) expect(ask(anna, `m${day}`, T0 + day * 24 * HOUR).kind).toBe('send');
  expect(ask(anna, 'm6', T0 + 6 * 24 * HOUR, DEFAULT_CAPS, request({ whenBlocked: 'defer' }))).toMatchObject({ kind: 'defer', until: T0 + 7 * 24 * HOUR });
});

test('a deferral beyond its expiry is a skip that says so', () => {
  const anna = contact();
  ask(anna, 'm1', T0);
  const verdict = decide({ key: 'm2', request: request({ whenBlocked: 'defer' }), contact: anna, shop, caps: DEFAULT_CAPS, now: T0 + HOUR, expiresAt: T0 + 2 * HOUR });
  expect(verdict).toMatchObject({ kind: 'skip', reason: 'expired' });
});

test('transactional messages are exempt and take no slot', () => {
  const anna = contact();
  ask(anna, 'm1', T0);
  expect(ask(anna, 't1', T0 + 1, DEFAULT_CAPS, request({ class: 'transactional' })).kind).toBe('send');
  expect(anna.window).toHaveLength(1);
});

test('asking again with the same key after a crash counts once', () => {
  const anna = contact();
  ask(anna, 'm1', T0);
  expect(ask(anna, 'm1', T0 + 5).kind).toBe('send');
  expect(anna.window).toHaveLength(1);
});

test('a slot given back is free again', () => {
  const anna = contact();
  ask(anna, 'm1', T0);
  expect(giveBack(anna, 'm1')).toBe(true);
  expect(ask(anna, 'm2', T0 + 1).kind).toBe('send');
});

test('an objection stops advertising but not the dispatch mail; a dead address gets nothing', () => {
  const objected = contact({ suppressions: [{ channel: 'any', reason: 'objection', at: T0, by: 'e' }] });
  expect(ask(objected, 'm1', T0)).toMatchObject({ kind: 'skip', reason: 'suppressed' });
  expect(ask(objected, 't1', T0, DEFAULT_CAPS, request({ class: 'transactional' })).kind).toBe('send');
  const dead = contact({ suppressions: [{ channel: 'email', reason: 'hard_bounce', at: T0, by: 'e' }] });
  expect(ask(dead, 't2', T0, DEFAULT_CAPS, request({ class: 'transactional' }))).toMatchObject({ kind: 'skip', reason: 'suppressed' });
});

test('“ignore” overrules a cap, never an objection', () => {
  const anna = contact();
  ask(anna, 'm1', T0);
  expect(ask(anna, 'm2', T0 + 1, DEFAULT_CAPS, request({ whenBlocked: 'ignore' })).kind).toBe('send');
  anna.suppressions.push({ channel: 'any', reason: 'objection', at: T0, by: 'e' });
  expect(ask(anna, 'm3', T0 + 2, DEFAULT_CAPS, request({ whenBlocked: 'ignore' })).kind).toBe('skip');
});

const EVENING = Date.parse('2026-03-28T20:30:00Z');
const MORNING = Date.parse('2026-03-29T06:00:00Z');
function atNight(person: ContactRecord, wanted: MessageRequest, now = EVENING) {
  return decide({ key: 'm9', request: wanted, contact: person, shop, caps: DEFAULT_CAPS, policy: DEFAULT_POLICY, now, expiresAt: now + 72 * HOUR });
}

test('advertising waits for the morning of the recipient, over a clock change, also where it would rather be skipped; service mails do not wait', () => {
  for (const whenBlocked of ['skip', 'defer'] as const) {
    expect(atNight(contact(), request({ whenBlocked }))).toMatchObject({ kind: 'defer', reason: 'quiet_hours', until: MORNING });
  }
  expect(atNight(contact(), request({ whenBlocked: 'ignore' })).kind).toBe('send');
  expect(atNight(contact(), request({ class: 'transactional' })).kind).toBe('send');
  expect(atNight(contact(), request(), MORNING).kind).toBe('send');
});

test('the ledger says whose clock it was and where the zone came from', () => {
  const anna = contact();
  const inputs = (person: ContactRecord) => atNight(person, request()).checks.find(({ rule }) => rule === 'marketing-night')?.inputs;
  expect(inputs(anna)).toEqual({ localTime: '2026-03-28 21:30', timeZone: 'Europe/Berlin', zoneFrom: 'shop', opensAt: MORNING });
  expect(inputs({ ...anna, view: { ...anna.view, country: 'US', state: 'NY', timeZone: 'America/New_York' } })).toMatchObject({ localTime: '2026-03-28 16:30', zoneFrom: 'address' });
  expect(inputs({ ...anna, stamps: { '#0': { time: T0, by: 'e', fields: ['timeZone'] } } })).toMatchObject({ zoneFrom: 'contact' });
});

test('a deferral is until caps and quiet hours both allow it', () => {
  const anna = contact({ window: [{ key: 'm1', at: EVENING - 2 * HOUR, channel: 'email', class: 'marketing' }] });
  expect(atNight(anna, request({ whenBlocked: 'defer' }))).toMatchObject({ kind: 'defer', reason: 'quiet_hours', until: EVENING + 22 * HOUR });
  const late = contact({ window: [{ key: 'm1', at: EVENING, channel: 'email', class: 'marketing' }] });
  expect(atNight(late, request({ whenBlocked: 'defer' }))).toMatchObject({ until: MORNING + 24 * HOUR });
});

test('who wants half gets as many in twice the time, and a pause is kept even by what ignores caps', () => {
  const half = contact({ frequency: { amount: 'half', at: T0, by: 'e' } });
  ask(half, 'm1', T0);
  const second = ask(half, 'm2', T0 + 30 * HOUR);
  expect(second).toMatchObject({ kind: 'skip', reason: 'cap', nextPossibleAt: T0 + 48 * HOUR });
  expect(second.checks).toContainEqual({ rule: 'marketing-1-in-24h', passed: false, inputs: { used: 1, max: 1, windowMs: 48 * HOUR, halved: true } });
  const pausing = contact({ frequency: { amount: 'normal', pauseUntil: T0 + 50 * HOUR, at: T0, by: 'e' } });
  for (const whenBlocked of ['skip', 'ignore'] as const) expect(ask(pausing, 'm1', T0, DEFAULT_CAPS, request({ whenBlocked }))).toMatchObject({ kind: 'skip', reason: 'paused' });
  expect(ask(pausing, 'm1', T0, DEFAULT_CAPS, request({ whenBlocked: 'defer' }))).toMatchObject({ kind: 'defer', reason: 'paused', until: T0 + 50 * HOUR });
  expect(ask(pausing, 't1', T0, DEFAULT_CAPS, request({ class: 'transactional' })).kind).toBe('send');
});

test('who asks for half has what they got before counted, too', () => {
  const anna = contact();
  for (const day of [0, 2, 4, 13]) expect(ask(anna, `m${day}`, T0 + day * 24 * HOUR).kind).toBe('send');
  anna.frequency = { amount: 'half', at: T0 + 14 * 24 * HOUR, by: 'e' };
  expect(ask(anna, 'm15', T0 + 15 * 24 * HOUR)).toMatchObject({ kind: 'skip', reason: 'cap', nextPossibleAt: T0 + 16 * 24 * HOUR });
});

test('what nobody worked on until long after its expiry is given up; a few minutes do not matter', () => {
  const waiting = (lateMs: number) => decide({ key: 'm1', request: request({ whenBlocked: 'defer' }), contact: contact(), shop, caps: DEFAULT_CAPS, now: T0 + lateMs, expiresAt: T0, since: T0 - HOUR });
  expect(waiting(5 * 60_000).kind).toBe('send');
  expect(waiting(11 * 60_000)).toMatchObject({ kind: 'skip', reason: 'expired' });
});

test('windows reach from minutes to a year, by channel and category; a slot dated ahead by another machine’s clock counts', () => {
  const caps: CapRule[] = [
    { id: 'minutes', channel: 'sms', class: 'marketing', windowMs: 5 * 60_000, max: 1 },
    { id: 'year', channel: 'any', class: 'marketing', category: 'review', windowMs: 365 * 24 * HOUR, max: 2 },
  ];
  const anna = contact();
  for (const day of [0, 100]) expect(ask(anna, `r${day}`, T0 + day * 24 * HOUR, caps, request({ category: 'review' })).kind).toBe('send');
  expect(ask(anna, 'r200', T0 + 200 * 24 * HOUR, caps, request({ category: 'review' }))).toMatchObject({ reason: 'cap', nextPossibleAt: T0 + 365 * 24 * HOUR });
  expect(ask(anna, 'other', T0 + 200 * 24 * HOUR, caps).kind).toBe('send');
  const ahead = contact({ window: [{ key: 'm1', at: T0 + 5_000, channel: 'email', class: 'marketing' }] });
  expect(ask(ahead, 'm2', T0)).toMatchObject({ kind: 'skip', reason: 'cap' });
});

test('no interleaving of asks, repeats and returned slots ever exceeds a cap in any rolling window', () => {
  const rules = fc.array(fc.record({ windowHours: fc.integer({ min: 1, max: 200 }), max: fc.integer({ min: 1, max: 4 }) }), { minLength: 1, maxLength: 3 });
  const steps = fc.array(
    fc.record({ wait: fc.integer({ min: 0, max: 30 * HOUR }), key: fc.integer({ min: 0, max: 40 }), back: fc.boolean(), defer: fc.boolean() }),
    { maxLength: 80 },
  );
  fc.assert(
    fc.property(rules, steps, (limits, moves) => {
      const caps = limits.map(({ windowHours, max }, index): CapRule => ({ id: `r${index}`, channel: 'any', class: 'marketing', windowMs: windowHours * HOUR, max }));
      const anna = contact();
      const sent = new Map<string, number>();
      let now = T0;
      for (const move of moves) {
        now += move.wait;
        const key = `m${move.key}`;
        if (move.back && sent.has(key)) {
          giveBack(anna, key);
          sent.delete(key);
        } else if (!sent.has(key) && ask(anna, key, now, caps, request({ whenBlocked: move.defer ? 'defer' : 'skip' })).kind === 'send') sent.set(key, now);
        for (const cap of caps) {
          for (const end of sent.values()) {
            const inWindow = [...sent.values()].filter((at) => at <= end && at > end - cap.windowMs).length;
            expect(inWindow).toBeLessThanOrEqual(cap.max);
          }
        }
      }
    }),
    { numRuns: 300 },
  );
});
