/** order-event starts a run for the order event it is set to, and for no other. */
import { describe, expect, it } from 'vitest';
import { fakeTriggerContext, fulfilled, paid, placed, runExample, sampleContact, sampleOrder, SAMPLE_NOW } from '../../sdk/testing/index.ts';
import { orderEvent } from './definition.ts';
import { decideOrderEvent } from './execute.ts';

const day = { at: '2026-03-05T10:00:00Z' };
const overHundred = { combinator: 'and' as const, rules: [{ field: 'order.total', operator: '>=', value: 100 }] };

describe('order-event', () => {
  it('starts when an order is placed', () => {
    expect(decideOrderEvent(fakeTriggerContext(placed(day)), { which: 'placed' })).toEqual({ kind: 'enroll' });
  });

  it('passes over other events of the order', () => {
    expect(decideOrderEvent(fakeTriggerContext(paid(day)), { which: 'placed' })).toEqual({ kind: 'ignore', reason: 'other_event' });
  });

  it('keeps out what the filter does not let in', () => {
    expect(decideOrderEvent(fakeTriggerContext(placed(day)), { which: 'placed', filter: overHundred })).toEqual({ kind: 'ignore', reason: 'filtered' });
    const large = { ...sampleOrder, total: 250 };
    expect(decideOrderEvent(fakeTriggerContext(placed(day), { order: large }), { which: 'placed', filter: overHundred })).toEqual({ kind: 'enroll' });
  });

  it('takes only the first order when asked to', () => {
    const settings = { which: 'placed', firstOrderOnly: true } as const;
    const second = { ...sampleOrder, id: 'o-2', placedAt: SAMPLE_NOW + 1 };
    expect(decideOrderEvent(fakeTriggerContext(placed(day)), settings)).toEqual({ kind: 'enroll' });
    expect(decideOrderEvent(fakeTriggerContext(placed(day), { order: second }), settings)).toEqual({ kind: 'ignore', reason: 'not_first_order' });
  });

  it('takes a payment that overtook its order for the first while nothing else is known', () => {
    const { placedAt: _, ...unplaced } = sampleOrder;
    const { firstOrderAt: __, ...stranger } = { ...sampleContact, orderCount: 0 };
    const settings = { which: 'paid', firstOrderOnly: true } as const;
    expect(decideOrderEvent(fakeTriggerContext(paid(day), { order: unplaced, contact: stranger }), settings)).toEqual({ kind: 'enroll' });
    expect(decideOrderEvent(fakeTriggerContext(paid(day), { order: unplaced }), settings)).toEqual({ kind: 'ignore', reason: 'not_first_order' });
  });

  it('listens only to its own event', () => {
    expect(orderEvent.listensTo?.({ which: 'payment_overdue' })).toEqual(['order.payment_overdue']);
  });

  it('says on the card what it does', () => {
    expect(orderEvent.summary({ which: 'paid', firstOrderOnly: true, filter: overHundred }, 'de')).toBe('Bestellung bezahlt, nur die erste, mit Filter');
    expect(orderEvent.summary({ which: 'placed' }, 'en')).toBe('Order placed');
  });

  it('runs its example once for an order, whatever else happens to it', async () => {
    const { enrollments, contacts } = await runExample(new URL('./example.journey.json', import.meta.url), {
      events: [placed(day), placed(day), paid({ at: '2026-03-05T10:05:00Z' }), fulfilled({ at: '2026-03-06T10:00:00Z' })],
    });
    expect(enrollments.map(({ state }) => state)).toEqual(['completed']);
    expect(contacts[0]?.view.tags).toEqual(['buyer']);
  });
});
