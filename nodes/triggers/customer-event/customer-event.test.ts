/** customer-event starts a run on sign-up, confirmed consent or the n-th order. */
import { describe, expect, it } from 'vitest';
import { cancelled, consentConfirmed, fakeTriggerContext, placed, runExample, sampleContact, signedUp } from '../../sdk/testing/index.ts';
import { customerEvent } from './definition.ts';
import { decideCustomerEvent } from './execute.ts';

const day = { at: '2026-03-05T12:00:00Z' };

describe('customer-event', () => {
  it('starts on sign-up', () => {
    expect(decideCustomerEvent(fakeTriggerContext(signedUp(day)), { which: 'signed_up' })).toEqual({ kind: 'enroll' });
  });

  it('tells a confirmed consent from a sign-up', () => {
    expect(decideCustomerEvent(fakeTriggerContext(consentConfirmed(day)), { which: 'consent_confirmed' })).toEqual({ kind: 'enroll' });
    expect(decideCustomerEvent(fakeTriggerContext(signedUp(day)), { which: 'consent_confirmed' })).toEqual({ kind: 'ignore', reason: 'other_event' });
  });

  it('starts on the n-th order only', () => {
    const settings = { which: 'nth_order', n: 3 } as const;
    expect(decideCustomerEvent(fakeTriggerContext(placed(day), { contact: { ...sampleContact, orderCount: 3 } }), settings)).toEqual({ kind: 'enroll' });
    expect(decideCustomerEvent(fakeTriggerContext(placed(day), { contact: { ...sampleContact, orderCount: 4 } }), settings)).toEqual({ kind: 'ignore', reason: 'other_order' });
  });

  it('keeps out what the filter does not let in', () => {
    const filter = { combinator: 'and' as const, rules: [{ field: 'contact.country', operator: '=', value: 'CH' }] };
    expect(decideCustomerEvent(fakeTriggerContext(signedUp(day)), { which: 'signed_up', filter })).toEqual({ kind: 'ignore', reason: 'filtered' });
  });

  it('wants a number for the n-th order, and only then', () => {
    expect(customerEvent.check?.({ which: 'nth_order' }).map(({ code }) => code)).toEqual(['order_number_missing']);
    expect(customerEvent.check?.({ which: 'signed_up', n: 2 }).map(({ code }) => code)).toEqual(['order_number_unused']);
    expect(customerEvent.check?.({ which: 'nth_order', n: 2 }, { subject: 'order' })).toEqual([]);
  });

  it('cannot start a journey about orders with an event that names none', () => {
    expect(customerEvent.check?.({ which: 'signed_up' }, { subject: 'order' })).toMatchObject([{ code: 'event_without_order' }]);
    expect(customerEvent.check?.({ which: 'signed_up' }, { subject: 'contact' })).toEqual([]);
  });

  it('says on the card what it does', () => {
    expect(customerEvent.summary({ which: 'nth_order', n: 3 }, 'de')).toBe('3. Bestellung');
    expect(customerEvent.summary({ which: 'signed_up' }, 'en')).toBe('Signed up');
  });

  it('runs its example on the third order that was not cancelled', async () => {
    const order = (id: string, at: string) => placed({ at, order: { id } });
    const { enrollments, contacts } = await runExample(new URL('./example.journey.json', import.meta.url), {
      events: [
        order('o-1', '2026-01-05T12:00:00Z'),
        order('o-2', '2026-02-05T12:00:00Z'),
        cancelled({ at: '2026-02-06T12:00:00Z', order: { id: 'o-2' } }),
        order('o-3', '2026-03-05T12:00:00Z'),
        order('o-4', '2026-04-05T12:00:00Z'),
        order('o-5', '2026-05-05T12:00:00Z'),
      ],
    });
    expect(enrollments.map(({ startedAt }) => new Date(startedAt).toISOString())).toEqual(['2026-04-05T12:00:00.000Z']);
    expect(contacts[0]?.view.tags).toEqual(['regular']);
  });
});
