/** No bound is below what small journeys ask for when they are walked: any way, any start, any number of orders. */
import { DEFAULT_JOURNEY_SETTINGS, messagePace, type JourneyDocument, type JourneyNode } from '@nachklang/nodes/sdk';
import { NODE_TYPES } from '@nachklang/nodes/executors';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContactRecord } from '../engine/model.ts';
import type { CapRule } from '../engine/shop-model.ts';
import { nextFit, reserve } from '../stages/policy/index.ts';
import { counts } from '../stages/policy/window.ts';
import { findContests, proveBounds, type LiveJourney } from './prove-bounds.ts';

const DAY = 86_400_000;
const WEEK = 7 * DAY;
const definitions = new Map([...NODE_TYPES].map(([id, { definition }]) => [id, definition]));
const position = { x: 0, y: 0 };
const words = { de: 'x', en: 'x' };

type Part = { kind: 'wait'; days: number } | { kind: 'send'; class: 'marketing' | 'transactional'; category?: string; whenBlocked: 'skip' | 'ignore' };
interface Plan { parts: Part[]; ways: [number, number][]; per: 'subject' | 'contact'; max: number }

const part: fc.Arbitrary<Part> = fc.oneof(
  fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ kind: fc.constant('send' as const), class: fc.constantFrom('marketing' as const, 'marketing' as const, 'transactional' as const), category: fc.constantFrom('review', 'news'), whenBlocked: fc.constantFrom('skip' as const, 'skip' as const, 'ignore' as const) }),
);
const plan: fc.Arbitrary<Plan> = fc.integer({ min: 1, max: 6 }).chain((size) => fc.record({
  parts: fc.array(part, { minLength: size, maxLength: size }),
  ways: fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 3 }),
  per: fc.constantFrom('subject' as const, 'contact' as const),
  max: fc.integer({ min: 1, max: 2 }),
}));
const cap: fc.Arbitrary<CapRule> = fc.record({ id: fc.uuid(), channel: fc.constantFrom('any' as const, 'email' as const), class: fc.constant('marketing' as const), windowMs: fc.constantFrom(1, 2, 3, 7, 30).map((days) => days * DAY), max: fc.nat(3) })
  .chain((rule) => fc.option(fc.constantFrom('review', 'news')).map((category) => (category === null ? rule : { ...rule, category })));

/** A chain of its parts with further ways from one to another, also back. */
function journeyOf({ parts, ways, per, max }: Plan, index: number): LiveJourney {
  const nodes = parts.map((one, place): JourneyNode => one.kind === 'wait'
    ? { id: `n${place}`, type: 'delay', version: 1, settings: { duration: `P${one.days}D` }, position }
    : { id: `n${place}`, type: 'send-email', version: 1, settings: { email: 'mail', class: one.class, whenBlocked: one.whenBlocked, trackClicks: false, ...(one.category !== undefined && { category: one.category }) }, position });
  const document: JourneyDocument = {
    format: 1, name: words, subject: 'order', settings: { ...DEFAULT_JOURNEY_SETTINGS, reentry: { per, max } }, emails: {}, notes: [],
    nodes: [{ id: 't', type: 'order-event', version: 1, settings: structuredClone(definitions.get('order-event')?.defaults) as Record<string, unknown>, position }, ...nodes],
    edges: [{ from: 't', port: 'next', to: 'n0' }, ...nodes.slice(1).map((node, place) => ({ from: `n${place}`, port: 'next', to: node.id })), ...ways.map(([from, to]) => ({ from: `n${from}`, port: 'other', to: `n${to}` }))],
  };
  return { id: `j${index}`, document, pace: messagePace(document, definitions) };
}

interface Ask { at: number; part: Extract<Part, { kind: 'send' }> }

/** One run that chooses its way by the given numbers; waits last what they say, less what the change of a clock may take. */
function walk({ parts, ways }: Plan, startDay: number, choices: readonly number[]): Ask[] {
  const asks: Ask[] = [];
  let at = startDay * DAY;
  let place: number | undefined = 0;
  for (const choice of choices) {
    const one: Part | undefined = place === undefined ? undefined : parts[place];
    if (one === undefined || place === undefined) break;
    if (one.kind === 'wait') at += one.days * DAY - 3_600_000;
    else asks.push({ at, part: one });
    const onward: number[] = [place + 1, ...ways.filter(([from]) => from === place).map(([, to]) => to)];
    place = onward[choice % onward.length];
  }
  return asks;
}

const fullest = (times: readonly number[]): number => Math.max(0, ...times.map((end) => times.filter((at) => at > end - WEEK && at <= end).length));

/** The real windows: what does not fit is skipped. */
function underCaps(asks: readonly Ask[], caps: readonly CapRule[]): number[] {
  const contact: Pick<ContactRecord, 'window'> = { window: [] };
  return asks.toSorted((a, b) => a.at - b.at).flatMap(({ at, part: { category, whenBlocked } }, index) => {
    const slot = { key: `${index}`, at, channel: 'email' as const, class: 'marketing' as const, ...(category !== undefined && { category }) };
    const fits = caps.every((rule) => !counts(rule, slot) || nextFit(contact.window, rule, rule.windowMs, at) <= at);
    if (!fits && whenBlocked !== 'ignore') return [];
    reserve(contact as ContactRecord, slot, caps);
    return [at];
  });
}

const run = fc.record({ journey: fc.nat(), order: fc.nat(4), startDay: fc.integer({ min: 0, max: 12 }), choices: fc.array(fc.nat(5), { maxLength: 14 }) });

/** Runs that the re-entry rules let begin, with at most so many orders. */
function asksOf(plans: readonly Plan[], runs: readonly { journey: number; order: number; startDay: number; choices: number[] }[], orders: number): Ask[] {
  const begun = new Map<string, number>();
  return runs.flatMap(({ journey, order, startDay, choices }) => {
    const index = journey % plans.length;
    const one = plans[index];
    if (!one) return [];
    const key = one.per === 'contact' ? `${index}` : `${index}|${order % orders}`;
    const before = begun.get(key) ?? 0;
    if (before >= one.max) return [];
    begun.set(key, before + 1);
    return walk(one, startDay, choices).filter(({ part: { class: messageClass } }) => messageClass === 'marketing');
  });
}

describe('the bounds', () => {
  it('are never below what runs ask for', () => {
    fc.assert(fc.property(fc.array(plan, { minLength: 1, maxLength: 3 }), fc.array(run, { maxLength: 14 }), fc.array(cap, { maxLength: 4 }), (plans, runs, caps) => {
      const { withoutCaps, withCaps } = proveBounds(plans.map(journeyOf), caps, WEEK);
      const [forOne, all] = [asksOf(plans, runs, 1), asksOf(plans, runs, 5)];
      expect(fullest(forOne.map(({ at }) => at))).toBeLessThanOrEqual(withoutCaps.forOne);
      expect(fullest(all.map(({ at }) => at))).toBeLessThanOrEqual(withoutCaps.most);
      expect(fullest(underCaps(forOne, caps))).toBeLessThanOrEqual(withCaps.forOne);
      expect(fullest(underCaps(all, caps))).toBeLessThanOrEqual(withCaps.most);
      expect(withCaps.most).toBeLessThanOrEqual(withoutCaps.most);
      for (const bound of [withoutCaps, withCaps]) expect(bound.most === Infinity).toBe(bound.open.length > 0);
    }), { numRuns: 1500 });
  });

  it('name a contest for every cap that stops somebody while two journeys ask', () => {
    fc.assert(fc.property(fc.tuple(plan, plan), fc.array(run, { maxLength: 10 }), cap, ([first, second], runs, rule) => {
      const plans = [first, second];
      const asks = asksOf(plans, runs, 5).filter(({ part: { category } }) => rule.category === undefined || rule.category === category);
      const both = plans.every((_, index) => asksOf(plans, runs.filter(({ journey }) => journey % 2 === index), 5).some((ask) => asks.some(({ part: one }) => one === ask.part)));
      if (!both || underCaps(asks, [rule]).length === asks.length) return;
      expect(findContests(plans.map(journeyOf), [rule])).toEqual([{ capId: rule.id, journeyIds: ['j0', 'j1'] }]);
    }), { numRuns: 800 });
  });
});

describe('what they come to', () => {
  const send: Part = { kind: 'send', class: 'marketing', whenBlocked: 'skip' };
  const wait = (days: number): Part => ({ kind: 'wait', days });
  const bounds = (parts: Part[], more: Partial<Plan> = {}, caps: CapRule[] = []) => proveBounds([journeyOf({ parts, ways: [], per: 'contact', max: 1, ...more }, 0)], caps, WEEK);
  const weekly = (max: number, windowDays = 7): CapRule => ({ id: `${max}-in-${windowDays}`, channel: 'any', class: 'marketing', windowMs: windowDays * DAY, max });

  it('sees waits that keep two mails apart', () => {
    expect(bounds([send, wait(8), send, wait(3), send]).withoutCaps).toEqual({ most: 2, forOne: 2, open: [] });
    // Seven days less the hour of a changing clock: both can lie in one week.
    expect(bounds([send, wait(7), send]).withoutCaps.most).toBe(2);
  });

  it('bounds circles by their waits, and says when nothing does', () => {
    expect(bounds([send, wait(3)], { ways: [[1, 0]] }).withoutCaps.most).toBe(3);
    expect(bounds([send, send], { ways: [[1, 0]] }).withoutCaps).toEqual({ most: Infinity, forOne: Infinity, open: [{ journeyId: 'j0', because: 'circle' }] });
  });

  it('has none over any number of orders, unless caps give one', () => {
    expect(bounds([send], { per: 'subject' }, [weekly(1, 1), weekly(3)])).toEqual({ withoutCaps: { most: Infinity, forOne: 1, open: [{ journeyId: 'j0', because: 'subjects' }] }, withCaps: { most: 3, forOne: 1, open: [] } });
    expect(bounds([{ ...send, whenBlocked: 'ignore' }], { per: 'subject' }, [weekly(3)]).withCaps).toEqual({ most: Infinity, forOne: 1, open: [{ journeyId: 'j0', because: 'subjects' }] });
  });

  it('takes the caps that hold best', () => {
    const review: CapRule = { ...weekly(1, 30), category: 'review' };
    const both: Part[] = [{ ...send, category: 'review' }, { ...send, category: 'news' }];
    expect(bounds(both, { per: 'subject' }, [review, weekly(9)]).withCaps.most).toBe(9);
    expect(bounds(both, { per: 'subject' }, [review, { ...weekly(2), category: 'news' }, weekly(9)]).withCaps.most).toBe(3);
  });
});
