import type { Advertising, MessageRequest } from '@nachklang/nodes/sdk';
import { expect, test } from 'vitest';
import type { ContactRecord } from '../../engine/model.ts';
import { DEFAULT_CAPS } from '../../engine/shop-model.ts';
import { decide } from './index.ts';

const T0 = Date.parse('2026-03-02T10:00:00Z');
const shop = { id: 's1', name: 'Kontor', timeZone: 'Europe/Berlin', country: 'DE', locale: 'de', returnDays: 14 } as const;
const agreed = { channel: 'email', purpose: 'marketing', state: 'granted', at: T0, by: 'e' } as const;
const objected = { channel: 'email', reason: 'objection', at: T0, by: 'e' } as const;
const BLOCK: Advertising = { part: 'mjml', what: 'voucher', droppable: true };

function ask(advertising: Advertising | undefined, change: Partial<ContactRecord> = {}, wanted: Partial<MessageRequest> = {}) {
  const contact: ContactRecord = {
    _id: 'c1', shopId: 's1', partition: 1, revision: 1, stamps: {}, orders: [], consents: [], suppressions: [], window: [], entries: [], createdAt: T0,
    view: { id: 'c1', email: 'anna@example.com', locale: 'de', timeZone: 'Europe/Berlin', tags: [], attributes: {}, orderCount: 1, totalSpent: 10 }, ...change,
  };
  const request: MessageRequest = { channel: 'email', class: 'transactional', email: 'dispatched', whenBlocked: 'skip', trackClicks: false, ...wanted };
  return decide({ key: 'm', request, contact, shop, caps: DEFAULT_CAPS, now: T0, expiresAt: T0 + 1, advertising });
}

test('BGH VI ZR 134/15: a block in a service mail is dropped without permission and after an objection; the mail leaves', () => {
  expect(ask(BLOCK)).toMatchObject({ kind: 'send', advertising: 'dropped', counted: false, request: { class: 'transactional' } });
  expect(ask(BLOCK, { consents: [agreed] })).toMatchObject({ kind: 'send', advertising: 'kept' });
  const verdict = ask(BLOCK, { consents: [agreed], suppressions: [objected] });
  expect(verdict).toMatchObject({ kind: 'send', advertising: 'dropped' });
  expect(verdict.checks.at(-1)).toMatchObject({ rule: 'advertising_block', passed: false, inputs: { why: 'suppressed' } });
});

test('BGH VI ZR 134/15: a service mail that cannot do without its advertising is advertising: it needs permission and takes a slot', () => {
  const whole = { ...BLOCK, droppable: false };
  const refused = ask(whole);
  expect(refused).toMatchObject({ kind: 'skip', reason: 'no_consent' });
  expect(refused.checks[0]).toEqual({ rule: 'class_guard', passed: false, inputs: { what: 'voucher', treatedAs: 'marketing' } });
  expect(ask(whole, { consents: [agreed] })).toMatchObject({ kind: 'send', counted: true, request: { class: 'marketing' } });
});

test('BGH VI ZR 225/17: review, NPS and CSAT requests are advertising, whatever they call themselves', () => {
  for (const category of ['review', 'NPS', 'csat']) expect(ask(undefined, {}, { category })).toMatchObject({ kind: 'skip', reason: 'no_consent' });
  expect(ask(undefined, {}, { category: 'delay' })).toMatchObject({ kind: 'send' });
});
