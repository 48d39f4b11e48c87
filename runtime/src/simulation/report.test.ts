/** The report counts what was sent, to whom, what was held back, and how long orders heard nothing. */
import { describe, expect, test } from 'vitest';
import type { ContactRecord, EnrollmentRecord, OrderRecord } from '../engine/model.ts';
import type { DecisionRecord, MessageRecord } from '../engine/outbox-model.ts';
import { printReport, duration } from './print-report.ts';
import { summarize } from './report.ts';
import { mostWithin } from './tally.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** 29 March 2026, the night the clocks go forward in Berlin: 01:59 is followed by 03:00. */
const dst = Date.parse('2026-03-29T00:00:00Z');

const message = (over: Partial<MessageRecord> & { createdAt: number }): MessageRecord => ({
  _id: `m${over.createdAt}-${over.contactId ?? 'anna'}`, shopId: 's', contactId: 'anna', enrollmentId: 'e', journeyId: 'j1', versionId: 'v', nodeId: 'n',
  channel: 'email', class: 'marketing', email: 'review', locale: 'de', to: 'anna@example.com', trackClicks: false, state: 'queued', attempts: 0,
  nextAttemptAt: over.createdAt, ...over,
});
const contact = (id: string): ContactRecord => ({
  _id: id, shopId: 's', partition: 0, revision: 1, stamps: {}, orders: [], consents: [], suppressions: [], window: [], entries: [], createdAt: 0,
  view: { id, email: `${id}@example.com`, locale: 'de', timeZone: 'Europe/Berlin', tags: [], attributes: {}, orderCount: 1, totalSpent: 0 },
});
const order = (id: string, contactId: string, placedAt: number, lastDeliveryAt?: number): OrderRecord => ({
  _id: `s|${id}`, shopId: 's', contactId, partition: 0, revision: 1, stamps: {}, entries: [],
  facts: [{ event: 'x', type: 'order.placed', time: placedAt }],
  parcelFacts: { p1: [{ event: 'y', time: placedAt + HOUR, status: 'handed_over' }] },
  view: {
    id, number: `#${id}`, channel: 'shop', state: 'open', currency: 'EUR', total: 1, itemCount: 1, lines: [], categories: [], parcels: [], tags: [],
    placedAt, openReturns: 0, openComplaints: 0, ...(lastDeliveryAt !== undefined && { lastDeliveryAt }),
  },
});
const decision = (at: number, outcome: DecisionRecord['outcome'], reason: string): DecisionRecord => ({
  _id: `d${at}`, shopId: 's', contactId: 'anna', messageKey: 'e|n|1', journeyId: 'j1', nodeId: 'n', at, outcome, reason, checks: [],
  ...(outcome === 'defer' && { nextPossibleAt: at + DAY }),
});
const run = (over: Partial<EnrollmentRecord>): EnrollmentRecord => ({
  _id: 'e', shopId: 's', journeyId: 'j1', versionId: 'v', contactId: 'anna', partition: 0, subject: 'order', orderId: '1', state: 'completed', revision: 1,
  trigger: { id: 'x', source: 's', type: 'order.placed', time: 0, receivedAt: 0, contactId: 'anna', data: { order: { id: '1' } } },
  nodeId: 'n', visitStartedAt: 0, visits: {}, path: {}, trail: [], messagesSent: 0, startedAt: 0, ...over,
});

const result = {
  contacts: [contact('anna'), contact('ben')],
  orders: [order('1', 'anna', dst - 2 * DAY, dst + DAY), order('2', 'ben', dst, dst + 4 * DAY)],
  messages: [
    message({ createdAt: dst + HOUR / 2, orderId: '1' }),
    message({ createdAt: dst + HOUR, orderId: '1', class: 'transactional' }),
    message({ createdAt: dst + HOUR + 60_000, contactId: 'ben' }),
    message({ createdAt: dst + 2 * DAY + HOUR, orderId: '1' }),
    message({ createdAt: dst + 3 * DAY, orderId: '1', state: 'withdrawn' }),
  ],
  enrollments: [run({}), run({ _id: 'f', state: 'exited', endReason: 'order.cancelled', endedAt: dst + DAY }), run({ _id: 'g', state: 'active' })],
  decisions: [decision(dst, 'defer', 'cap'), decision(dst + 1, 'send', 'clear'), decision(dst + 2, 'skip', 'suppressed'), decision(dst + 3, 'defer', 'cap')],
  tasks: [],
  eventsRead: 12,
};
const options = { timeZone: 'Europe/Berlin', journeyNames: { j1: { de: 'Bewertung', en: 'Review' }, j2: { de: 'Stumm', en: 'Silent' } } };
const report = summarize(result, options);

describe('the report of a simulation', () => {
  test('counts messages per local day, leaving no day out and withdrawn messages aside', () => {
    expect(report.days).toEqual([
      { date: '2026-03-29', transactional: 1, marketing: 2 },
      { date: '2026-03-30', transactional: 0, marketing: 0 },
      { date: '2026-03-31', transactional: 0, marketing: 1 },
    ]);
    expect(report.messages).toEqual({ transactional: 1, marketing: 3 });
  });

  test('finds the busiest hour, in a night that has no third hour', () => {
    expect(report.busiestHour).toEqual({ date: '2026-03-29', hour: 3, messages: 2 });
  });

  test('names the most-mailed customer and the most that fell into a day and a week', () => {
    expect(report.mostMailed).toEqual({ email: 'anna@example.com', messages: 3, in24h: 2, in7d: 3 });
    expect(report.marketingMaximum).toEqual({ in24h: 1, in7d: 2 });
  });

  test('counts what was held back, by reason, most frequent first', () => {
    expect(report.collisions).toEqual([{ outcome: 'defer', reason: 'cap', count: 2 }, { outcome: 'skip', reason: 'suppressed', count: 1 }]);
  });

  test('counts runs by how they ended, also of a journey that never started', () => {
    expect(report.journeys).toMatchObject([
      { id: 'j1', started: 3, completed: 1, exited: 1, waiting: 1, failed: 0, messages: 4, exits: [{ reason: 'order.cancelled', count: 1 }] },
      { id: 'j2', started: 0, messages: 0 },
    ]);
  });

  test('measures the longest silence between placing, messages and arrival', () => {
    expect(report.silence.longest).toMatchObject({ number: '#2', ms: 4 * DAY });
    expect(report.silence.ordersWithoutMessage).toBe(1);
  });

  test('tells the timeline of the most-mailed customer, or of the one asked for, whatever the case of the address', () => {
    expect(report.timeline?.entries.map((entry) => entry.kind)).toEqual(['event', 'parcel', 'held', 'held', 'held', 'message', 'message', 'run-ended', 'message']);
    expect(summarize(result, { ...options, customer: 'BEN@example.com' }).timeline?.contactId).toBe('ben');
    expect(summarize(result, { ...options, customer: 'nobody@example.com' })).toMatchObject({ customerUnknown: 'nobody@example.com' });
  });

  test('prints in German and English', () => {
    const german = printReport(report, 'de');
    expect(german).toContain('2 Bestellungen · 2 Personen · 12 Ereignisse');
    expect(german).toContain('4 Nachrichten: 1 Service, 3 Werbung');
    expect(german).toMatch(/So\.?,? 29\.03\.26 +█{36} 3/);
    expect(german).toContain('29.03.2026, 03–04 Uhr: 2');
    expect(german).toMatch(/verschoben: Häufigkeitsgrenze +2/);
    expect(german).toContain('beendet durch Bestellung storniert: 1');
    expect(german).toContain('#2: 4 Tage');
    expect(printReport(report, 'en')).toContain('ended by Order cancelled: 1');
  });

  test('says so when nothing was sent', () => {
    const empty = summarize({ ...result, messages: [], decisions: [] }, options);
    expect(printReport(empty, 'en')).toContain('Nothing was sent.');
    expect(empty.busiestHour).toBeUndefined();
  });
});

describe('rolling windows', () => {
  test('two messages exactly one window apart never share it', () => {
    expect(mostWithin([0, DAY], DAY)).toBe(1);
    expect(mostWithin([0, DAY - 1], DAY)).toBe(2);
  });

  test('the order of the instants does not matter', () => {
    expect(mostWithin([3 * DAY, 0, HOUR, 2 * HOUR], DAY)).toBe(3);
  });
});

describe('durations', () => {
  test('tell their two largest parts', () => {
    expect(duration(6 * DAY + 4 * HOUR + 59_000, 'de')).toBe('6 Tage 4 Std.');
    expect(duration(61 * 60_000, 'en')).toBe('1 h 1 min');
    expect(duration(0, 'en')).toBe('0 min');
  });
});
