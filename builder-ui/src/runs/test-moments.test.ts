/** What the server tells of a test becomes moments, with its waits, put-off mails and reasons. */
import { DEFAULT_JOURNEY_SETTINGS, type JourneyDocument } from '@nachklang/nodes/sdk';
import { DEFINITIONS_BY_ID } from '@nachklang/nodes/definitions';
import { expect, it } from 'vitest';
import type { RuleOutcome, TestedRun, TestVisit } from '../api/types.ts';
import { overlayAt } from './moments.ts';
import { otherPorts } from './other-ports.ts';
import { ruleWords } from './rule-words.ts';
import { newChoice, testForm } from './test-form.ts';
import { testMoments } from './test-moments.ts';
import { createTimeWords } from './time-words.ts';

const position = { x: 0, y: 0 };
const DOCUMENT: JourneyDocument = {
  format: 1, name: { de: '', en: '' }, subject: 'order', settings: DEFAULT_JOURNEY_SETTINGS, emails: {}, notes: [],
  nodes: [{ id: 'placed', type: 'order-event', version: 1, settings: { which: 'placed' }, position }, { id: 'mail', type: 'send-email', version: 1, settings: {}, position }],
  edges: [{ from: 'placed', port: 'next', to: 'mail' }],
};
const at = (day: number) => ({ utc: `2026-03-0${day}T08:00:00.000Z`, local: `2026-03-0${day}T09:00:00+01:00` });
const visit = (nodeId: string, more: Partial<TestVisit>): TestVisit => ({ nodeId, visit: 1, at: at(1), why: 'at_once', waits: [], rules: [], effects: [], ...more });
const decision = (day: number, outcome: 'send' | 'defer' | 'skip', until?: number) => ({ at: at(day), outcome, reason: 'cap', checks: [], sentence: { de: '', en: '' }, ...(until !== undefined && { until: at(until) }) });
const message = (...decisions: ReturnType<typeof decision>[]): NonNullable<TestVisit['message']> => ({ email: 'tips', channel: 'email', class: 'marketing', locale: 'de', decisions, mailProblems: [] });
const run = (...visits: TestVisit[]): TestedRun => ({ id: 'run', startedAt: at(1), visits });
const events = [{ at: at(1), type: 'order.placed', origin: 'sample' as const }, { at: at(2), type: 'parcel.status', origin: 'sample' as const, parcelId: 'p2', status: 'delivered' }];
const placed = visit('placed', { why: 'trigger', leftAt: at(1), port: 'next' });

it('a mail put off rests until its slot, then leaves', () => {
  const moments = testMoments({ events, document: DOCUMENT }, run(placed, visit('mail', { leftAt: at(3), port: 'sent', message: message(decision(1, 'defer', 3), decision(3, 'send')) })));
  expect(moments.map(({ kind }) => kind)).toEqual(['event', 'left', 'wait', 'event', 'left']);
  expect(moments[2]).toMatchObject({ deferred: true, until: at(3).utc });
  expect(overlayAt(moments, 2, () => '').nodes).toMatchObject({ mail: { tone: 'waiting' } });
  expect(overlayAt(moments, 1, () => '').edges).toEqual({ 'placed/mail/next': { tone: 'now' } });
});

it('a mail that the policy refused is seen as skipped', () => {
  const moments = testMoments({ events: [], document: DOCUMENT }, run(placed, visit('mail', { leftAt: at(1), port: 'skipped', message: message(decision(1, 'skip')) })));
  expect(overlayAt(moments, 1, () => '').nodes).toMatchObject({ mail: { tone: 'skipped' } });
});

it('a wait that is asked again for the same is one wait', () => {
  const waits = [{ from: at(1), until: at(5), waitsFor: ['parcel.status'] }, { from: at(2), until: at(5), waitsFor: ['parcel.status'] }, { from: at(3), until: at(6), waitsFor: ['parcel.status'] }];
  expect(testMoments({ events: [], document: DOCUMENT }, run(visit('mail', { waits }))).map((moment) => moment.at)).toEqual([at(1).utc, at(3).utc]);
});

it('a run about one parcel does not tell of the others', () => {
  const moments = testMoments({ events, document: DOCUMENT }, { ...run(placed), parcelId: 'p1', end: { at: at(1), state: 'completed', reason: 'end' } });
  expect(moments.map(({ kind }) => kind)).toEqual(['event', 'left', 'end']);
});

it('a condition is explained with the value its field had', () => {
  const times = createTimeWords('de', 'Europe/Berlin');
  const rule: RuleOutcome = { path: '/rules/0', field: 'order.total', label: { de: 'Bestellwert', en: 'Order total' }, type: 'number', operator: '>=', operatorLabel: { de: 'mindestens', en: 'at least' }, expected: 100, actual: 89.9, passed: false };
  expect(ruleWords(rule, 'de', times)).toEqual({ asked: 'Bestellwert mindestens 100', found: '89,9' });
  expect(ruleWords({ ...rule, actual: null }, 'en', times)).toEqual({ asked: 'Order total at least 100', found: undefined });
  expect(ruleWords({ ...rule, field: 'parcel.status', type: 'enum', expected: ['delivered'], actual: 'in_transit' }, 'de', times)).toEqual({ asked: 'Bestellwert mindestens Zugestellt', found: 'Unterwegs' });
  expect(ruleWords({ ...rule, type: 'date', operator: 'olderThan', expected: 'P3D', actual: Date.parse(at(1).utc) }, 'de', times)).toEqual({ asked: 'Bestellwert mindestens 3 Tage', found: 'Sonntag, 1. März 2026 um 09:00' });
  expect(ruleWords({ ...rule, expected: undefined, type: 'boolean', actual: true }, 'en', times)).toEqual({ asked: 'Order total at least', found: 'yes' });
});

it('conditions and waits offer the ways not taken, steps and mails do not', () => {
  const node = (type: string, settings: Record<string, unknown>) => ({ id: 'x', type, version: 1, settings, position });
  const others = (type: string, settings: Record<string, unknown>, taken: string) => otherPorts(node(type, settings), taken, DEFINITIONS_BY_ID.get(type));
  expect(others('if', {}, 'yes')).toEqual(['no']);
  expect(others('send-email', {}, 'sent')).toEqual([]);
  expect(others('order-event', { which: 'placed' }, 'next')).toEqual([]);
  expect(otherPorts(node('own', {}), 'next', undefined)).toEqual([]);
});

it('an invented order is paid, shipped and delivered as chosen, parcel by parcel', () => {
  const { who, script = [], branches } = testForm({ ...newChoice('AT', 'de'), parcels: 2, later: { delivered: 2, cancelled: 4 } }, DOCUMENT);
  expect(who).toEqual({ kind: 'sample', country: 'AT', locale: 'de', total: 89.9, parcels: 2, consent: true });
  expect(script.map(({ type, after }) => `${type} ${after}`)).toEqual(['order.paid PT5M', 'parcel.status P2D', 'parcel.status P3D', 'order.cancelled P4D']);
  expect(branches).toBeUndefined();
});

it('a real order brings its own life along', () => {
  const form = testForm({ ...newChoice('DE', 'de'), kind: 'order', orderId: '7', later: {}, branches: [{ nodeId: 'a', port: 'no' }] }, DOCUMENT);
  expect(form).toEqual({ document: DOCUMENT, who: { kind: 'order', orderId: '7' }, branches: [{ nodeId: 'a', port: 'no' }] });
});
