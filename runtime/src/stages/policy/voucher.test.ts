/** R42: no voucher before the last delivery and the return period, or while a return is open. */
import { describe, expect, test } from 'vitest';
import type { Advertising, MessageRequest, ShopView } from '@nachklang/nodes/sdk';
import type { ContactOrder, ContactRecord, OrderProgress } from '../../engine/model.ts';
import type { ShopPolicy } from '../../engine/shop-model.ts';
import type { PolicyQuestion } from './check.ts';
import { decide } from './index.ts';

const DAY = 86_400_000;
/** A Monday. The fourteenth day after it is a Monday, too. */
const DELIVERED = Date.parse('2026-03-02T10:00:00Z');
/** Midnight in Berlin after 16 March, the last day, and three days of grace. */
const RELEASED = Date.parse('2026-03-19T23:00:00Z');
const shop: ShopView = { id: 's1', name: 'Kontor', timeZone: 'Europe/Berlin', country: 'DE', locale: 'de', returnDays: 14 };
const VOUCHER: Advertising = { part: 'mjml', what: 'voucher', droppable: false, voucher: true };

interface Asked extends Partial<Pick<PolicyQuestion, 'orderId' | 'progress' | 'advertising' | 'expiresAt'>> {
  now?: number;
  /** Of the order `o1`, in the contact's copy. */
  known?: OrderProgress | undefined;
  orders?: ContactOrder[];
  wanted?: Partial<MessageRequest>;
  country?: string;
  returnDays?: number;
  policy?: ShopPolicy;
}

const order = (id: string, progress: OrderProgress | undefined, change: Partial<ContactOrder> = {}): ContactOrder => ({ id, placedAt: DELIVERED - 5 * DAY, total: 40, active: true, ...(progress && { progress }), ...change });
const delivered = (change: Partial<OrderProgress> = {}): OrderProgress => ({ deliveredAt: DELIVERED, openReturns: 0, ...change });

function ask({ now = DELIVERED + DAY, known, orders = [order('o1', known)], wanted, country = 'DE', returnDays = 14, policy, advertising = VOUCHER, ...asked }: Asked) {
  const contact: ContactRecord = {
    _id: 'c1', shopId: 's1', partition: 1, revision: 1, stamps: {}, orders, suppressions: [], window: [], entries: [], createdAt: 0,
    consents: [{ channel: 'email', purpose: 'marketing', state: 'granted', at: 0, by: 'e' }],
    view: { id: 'c1', email: 'anna@example.com', country, locale: 'de', timeZone: 'Europe/Berlin', tags: [], attributes: {}, orderCount: 1, totalSpent: 10 },
  };
  const request: MessageRequest = { channel: 'email', class: 'marketing', email: 'thanks', whenBlocked: 'skip', trackClicks: false, ...wanted };
  const orderId = 'orderId' in asked ? asked.orderId : 'o1';
  const verdict = decide({ key: 'm', request, contact, shop: { ...shop, returnDays }, caps: [], policy, now, expiresAt: now + 60 * DAY, advertising, ...asked, orderId });
  return { ...verdict, voucher: verdict.checks.find(({ rule }) => rule === 'voucher') };
}
const looked = (inputs: object, passed = false) => ({ passed, inputs });

describe('a voucher about an order', () => {
  test('waits for the midnight after the return period and its days of grace, and leaves then', () => {
    expect(ask({ known: delivered() })).toMatchObject({
      kind: 'defer', reason: 'voucher', until: RELEASED,
      voucher: looked({ order: 'o1', deliveredAt: DELIVERED, returnsUntil: '2026-03-16', returnDays: 14, returnDaysFrom: 'law', ruleSet: 'DE', graceDays: 3, waitsFor: 'return_period', notBefore: RELEASED }),
    });
    expect(ask({ known: delivered(), now: RELEASED - 1 })).toMatchObject({ kind: 'defer', until: RELEASED });
    expect(ask({ known: delivered(), now: RELEASED })).toMatchObject({ kind: 'send', voucher: looked({ returnsUntil: '2026-03-16' }, true) });
  });

  test('§ 193 BGB: the period does not end on a weekend or a holiday', () => {
    // The fourteenth day is Good Friday: the next working day is Tuesday, 7 April.
    const deliveredAt = Date.parse('2026-03-20T10:00:00Z');
    expect(ask({ known: delivered({ deliveredAt }), now: deliveredAt })).toMatchObject({ until: Date.parse('2026-04-10T22:00:00Z'), voucher: { inputs: { returnsUntil: '2026-04-07' } } });
  });

  test('waits as long as the shop gives, and never shorter than the law of the country', () => {
    expect(ask({ known: delivered(), returnDays: 30 })).toMatchObject({ until: Date.parse('2026-04-04T22:00:00Z'), voucher: { inputs: { returnDays: 30, returnDaysFrom: 'shop' } } });
    expect(ask({ known: delivered(), returnDays: 7 })).toMatchObject({ until: RELEASED, voucher: { inputs: { returnDays: 14, returnDaysFrom: 'law' } } });
    // Switzerland knows no withdrawal: what the shop gives counts.
    expect(ask({ known: delivered(), returnDays: 7, country: 'CH' })).toMatchObject({ until: Date.parse('2026-03-12T23:00:00Z'), voucher: { inputs: { returnDays: 7, ruleSet: 'CH' } } });
    expect(ask({ known: delivered(), policy: { sendTimes: [], voucherGraceDays: 0 } })).toMatchObject({ until: Date.parse('2026-03-16T23:00:00Z') });
  });

  test('waits for the delivery until that could not come in time any more', () => {
    const now = DELIVERED;
    const early = ask({ known: { openReturns: 0 }, now });
    expect(early).toMatchObject({ kind: 'defer', reason: 'voucher', nextPossibleAt: RELEASED, voucher: looked({ waitsFor: 'delivery' }) });
    const until = early.kind === 'defer' ? early.until : 0;
    expect(until).toBeGreaterThan(now + 35 * DAY);
    const last = { expiresAt: now + 60 * DAY, known: { openReturns: 0 } };
    expect(ask({ ...last, now: until - 1 }).kind).toBe('defer');
    expect(ask({ ...last, now: until })).toMatchObject({ kind: 'skip', reason: 'voucher' });
  });

  test('that can never leave before it expires is skipped at once, with the reason', () => {
    expect(ask({ known: delivered(), expiresAt: RELEASED - 1 })).toMatchObject({ kind: 'skip', reason: 'voucher', nextPossibleAt: RELEASED });
    expect(ask({ known: undefined, now: DELIVERED, expiresAt: DELIVERED + 3 * DAY })).toMatchObject({ kind: 'skip', voucher: looked({ waitsFor: 'delivery' }) });
    const calledOff = ask({ known: { openReturns: 0, calledOff: true } });
    expect(calledOff).toMatchObject({ kind: 'skip', reason: 'voucher', voucher: looked({ waitsFor: 'called_off' }) });
    expect(calledOff).not.toHaveProperty('nextPossibleAt');
    expect(ask({ orderId: 'unknown', expiresAt: DELIVERED + 3 * DAY })).toMatchObject({ kind: 'skip', reason: 'voucher' });
  });

  test('waits while a return is open, however long ago everything came', () => {
    const now = RELEASED + 30 * DAY;
    expect(ask({ known: delivered({ openReturns: 1 }), now })).toMatchObject({ kind: 'defer', reason: 'voucher', until: now + 60 * DAY, voucher: looked({ waitsFor: 'return', openReturns: 1 }) });
    expect(ask({ known: delivered({ openReturns: 1 }), now, expiresAt: now })).toMatchObject({ kind: 'skip', reason: 'voucher' });
    expect(ask({ known: delivered(), now }).kind).toBe('send');
  });

  test('trusts the order’s own record more than the contact’s copy', () => {
    expect(ask({ known: undefined, progress: delivered(), now: RELEASED }).kind).toBe('send');
    expect(ask({ known: delivered(), progress: delivered({ openReturns: 1 }), now: RELEASED }).kind).toBe('defer');
  });

  test('waits also where it would rather be skipped, or sent in spite of caps', () => {
    for (const whenBlocked of ['skip', 'defer', 'ignore'] as const) expect(ask({ known: delivered(), wanted: { whenBlocked } })).toMatchObject({ kind: 'defer', until: RELEASED });
  });
});

describe('a voucher for a person', () => {
  const about = { orderId: undefined, now: RELEASED };

  test('waits for each order that is not over', () => {
    expect(ask({ ...about, orders: [order('old', delivered()), order('new', { openReturns: 0 })] })).toMatchObject({ kind: 'defer', voucher: looked({ order: 'new', orders: 2, waitsFor: 'delivery' }) });
    expect(ask({ ...about, orders: [order('old', delivered()), order('new', delivered({ deliveredAt: DELIVERED + DAY }))] })).toMatchObject({ kind: 'defer', until: RELEASED + DAY, voucher: looked({ order: 'new' }) });
    expect(ask({ ...about, orders: [order('old', delivered({ openReturns: 1 })), order('new', delivered())] })).toMatchObject({ kind: 'defer', voucher: looked({ order: 'old', waitsFor: 'return' }) });
    expect(ask({ ...about, orders: [order('old', delivered()), order('new', delivered())] }).kind).toBe('send');
  });

  test('leaves out orders that were called off, and those of which nobody has heard for a year', () => {
    expect(ask({ ...about, orders: [order('cancelled', { openReturns: 0, calledOff: true }), order('off', undefined, { active: false }), order('silent', undefined, { placedAt: RELEASED - 366 * DAY })] }).kind).toBe('send');
    expect(ask({ ...about, orders: [order('cancelled', { openReturns: 1, calledOff: true }, { active: false })] })).toMatchObject({ kind: 'defer', voucher: looked({ waitsFor: 'return' }) });
  });

  test('leaves at once where nothing was ever ordered', () => {
    expect(ask({ ...about, orders: [] })).toMatchObject({ kind: 'send', voucher: looked({ orders: 0 }, true) });
  });
});

test('“at any time” lets it leave, and the ledger says so', () => {
  expect(ask({ known: undefined, wanted: { voucherAnyTime: true } })).toMatchObject({ kind: 'send', voucher: looked({ anyTime: true, waitsFor: 'delivery' }, true) });
  expect(ask({ known: undefined, wanted: { voucherAnyTime: false } }).kind).not.toBe('send');
});

test('a service mail with a voucher that can be left out leaves without it; one that cannot do without it is advertising and waits', () => {
  const block: Advertising = { ...VOUCHER, droppable: true };
  const service = { class: 'transactional' } as const;
  expect(ask({ known: delivered(), advertising: block, wanted: service })).toMatchObject({ kind: 'send', advertising: 'dropped' });
  expect(ask({ known: delivered(), advertising: block, wanted: service }).checks.at(-1)).toMatchObject({ rule: 'advertising_block', passed: false, inputs: { why: 'voucher', waitsFor: 'return_period' } });
  expect(ask({ known: delivered(), now: RELEASED, advertising: block, wanted: service })).toMatchObject({ kind: 'send', advertising: 'kept' });
  expect(ask({ known: delivered(), advertising: block, wanted: { ...service, voucherAnyTime: true } })).toMatchObject({ kind: 'send', advertising: 'kept' });
  expect(ask({ known: delivered(), wanted: service })).toMatchObject({ kind: 'defer', reason: 'voucher' });
  expect(ask({ known: delivered(), wanted: service, advertising: { part: 'mjml', what: 'recommendations', droppable: true } })).toMatchObject({ kind: 'send', advertising: 'kept' });
});

test('nobody makes room for a voucher that must wait', () => {
  const rival = { key: 'other', journeyId: 'j2', request: { channel: 'email', class: 'marketing', email: 'gift', whenBlocked: 'defer', trackClicks: false } as const, orderId: 'o1', priority: 90, since: DELIVERED, at: DELIVERED + DAY, expiresAt: DELIVERED + 40 * DAY };
  const contact: ContactRecord = {
    _id: 'c1', shopId: 's1', partition: 1, revision: 1, stamps: {}, orders: [order('o1', delivered())], suppressions: [], window: [], entries: [], createdAt: 0,
    consents: [{ channel: 'email', purpose: 'marketing', state: 'granted', at: 0, by: 'e' }],
    view: { id: 'c1', email: 'anna@example.com', locale: 'de', timeZone: 'Europe/Berlin', tags: [], attributes: {}, orderCount: 1, totalSpent: 10 },
  };
  const caps = [{ id: 'day', channel: 'any', class: 'marketing', windowMs: DAY, max: 1 }] as const;
  const news = (advertising: Advertising | undefined) => decide({
    key: 'news', request: { ...rival.request, email: 'news' }, contact, shop, caps, now: DELIVERED + DAY, expiresAt: DELIVERED + 4 * DAY, rivals: () => [{ ...rival, advertising }],
  });
  expect(news(undefined)).toMatchObject({ kind: 'defer', reason: 'outranked' });
  expect(news(VOUCHER)).toMatchObject({ kind: 'send', competitors: [{ key: 'other', at: RELEASED }] });
});
