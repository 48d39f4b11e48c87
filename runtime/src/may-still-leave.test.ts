/** What comes out of the outbox again leaves only if it still may. */
import { NODE_TYPES } from '@nachklang/nodes/executors';
import { describe, expect, test } from 'vitest';
import { compileJourney } from './engine/compile-journey.ts';
import type { ContactOrder, ContactRecord } from './engine/model.ts';
import type { MessageRecord } from './engine/outbox-model.ts';
import { mayStillLeave } from './may-still-leave.ts';
import { journey as documentOf, ON_ORDER, SHOP, T0 } from './scheduling/engine-world.fixture.ts';

const DAY = 86_400_000;
const NOW = T0 + 60 * DAY;

function compiled(voucher: boolean, settings: object = {}) {
  const document = documentOf('thanks', ON_ORDER, ['mail', 'send-email', { email: 'mail', class: 'marketing', whenBlocked: 'skip', trackClicks: false, ...settings }]);
  const content = { subject: 'Danke', mjml: voucher ? '{{ voucher.code }}' : 'Danke' };
  return compileJourney({ id: 'thanks@1', journeyId: 'thanks', shopId: 's1', document: { ...document, emails: { mail: { de: content, en: content } } } }, NODE_TYPES);
}

const message = (change: Partial<MessageRecord> = {}): MessageRecord => ({
  _id: 'thanks|o1|1|mail|1', shopId: 's1', contactId: 'c1', enrollmentId: 'thanks|o1|1', journeyId: 'thanks', versionId: 'thanks@1', nodeId: 'mail', orderId: 'o1', channel: 'email', class: 'marketing', email: 'mail', locale: 'de',
  to: 'anna@example.com', trackClicks: false, state: 'queued', attempts: 1, createdAt: NOW - 3_600_000, nextAttemptAt: NOW, ...change,
});

function still(of: MessageRecord, journey = compiled(true), change: Partial<ContactRecord> = {}, openReturns = 0) {
  const orders: ContactOrder[] = [{ id: 'o1', placedAt: T0, total: 40, active: true, progress: { deliveredAt: T0 + 2 * DAY, openReturns } }];
  const contact: ContactRecord = {
    _id: 'c1', shopId: 's1', partition: 1, revision: 1, stamps: {}, orders, consents: [], suppressions: [], window: [], entries: [], createdAt: T0,
    view: { id: 'c1', email: 'anna@example.com', locale: 'de', timeZone: 'Europe/Berlin', tags: [], attributes: {}, orderCount: 1, totalSpent: 40 }, ...change,
  };
  return mayStillLeave(of, { contact, order: undefined, shop: SHOP, journey, now: NOW });
}

describe('a message that was put off by the mail server', () => {
  test('leaves when nothing has changed', () => {
    expect(still(message())).toBe('leaves');
  });

  test('does not leave with a voucher while a return is open that was opened since', () => {
    expect(still(message(), compiled(true), {}, 1)).toBe('withdrawn');
    expect(still(message(), compiled(false), {}, 1)).toBe('leaves');
    expect(still(message(), compiled(true, { voucherAnyTime: true }), {}, 1)).toBe('leaves');
  });

  test('does not leave after an objection, to everything or since then to anything', () => {
    expect(still(message(), compiled(false), { suppressions: [{ channel: 'email', reason: 'unsubscribe', at: NOW, by: 'e' }] })).toBe('withdrawn');
    expect(still(message(), compiled(false), { suppressions: [{ channel: 'sms', reason: 'unsubscribe', at: NOW, by: 'e' }] })).toBe('leaves');
    expect(still(message(), compiled(false), { consents: [{ channel: 'email', purpose: 'journey:thanks', state: 'withdrawn', at: NOW - 60_000, by: 'e' }] })).toBe('withdrawn');
    expect(still(message(), compiled(false), { consents: [{ channel: 'email', purpose: 'survey', state: 'withdrawn', at: T0, by: 'e' }] })).toBe('leaves');
  });

  test('of service leaves all the same, without what advertises in it', () => {
    const service = { class: 'transactional', advertising: 'kept' } as const;
    expect(still(message(service), compiled(true), {}, 1)).toBe('without_blocks');
    expect(still(message(service))).toBe('leaves');
    expect(still(message({ class: 'transactional' }), compiled(true), {}, 1)).toBe('leaves');
  });
});
