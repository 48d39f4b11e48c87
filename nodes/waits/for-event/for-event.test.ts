/** for-event rests until an event that fits, or until its deadline. */
import { describe, expect, it } from 'vitest';
import { at, fakeContext, iso, journeyEvent, paid, placed, runExample, wayOf } from '../../sdk/testing/index.ts';
import { forEvent } from './definition.ts';
import { executeForEvent } from './execute.ts';

const example = new URL('./example.journey.json', import.meta.url);
const settings = { events: ['order.paid'], timeout: 'P3D' };
const arrived = '2026-03-05T10:00:00+01:00';
const deadline = at('2026-03-08T10:00:00+01:00');

describe('for-event', () => {
  it('waits for the events of its order until the deadline', () => {
    expect(executeForEvent(fakeContext({ now: at(arrived) }), settings)).toEqual({ kind: 'wait', until: deadline, for: { types: ['order.paid'], scope: 'order' }, effects: [] });
  });

  it('listens to the contact when there is no order, or when asked to', () => {
    const contact = { kind: 'wait', for: { types: ['order.paid'], scope: 'contact' } };
    expect(executeForEvent(fakeContext({ order: undefined }), settings)).toMatchObject(contact);
    expect(executeForEvent(fakeContext(), { ...settings, scope: 'contact' })).toMatchObject(contact);
  });

  it('goes on by “event” when it comes', () => {
    const event = journeyEvent(paid({ at: '2026-03-06T10:00:00+01:00' }));
    expect(executeForEvent(fakeContext({ resumed: { by: 'event', event } }), settings)).toEqual({ kind: 'next', port: 'event', effects: [] });
  });

  it('goes on by “timeout” when the time is up', () => {
    expect(executeForEvent(fakeContext({ resumed: { by: 'due' } }), settings)).toEqual({ kind: 'next', port: 'timeout', effects: [] });
  });

  it('waits on to the same deadline when the event does not fit', () => {
    const filter = { combinator: 'and' as const, rules: [{ field: 'order.total', operator: '>=', value: 1000 }] };
    const event = journeyEvent(paid({ at: '2026-03-06T10:00:00+01:00' }));
    const ctx = fakeContext({ now: event.time, visitStartedAt: at(arrived), resumed: { by: 'event', event }, event });
    expect(executeForEvent(ctx, { ...settings, filter })).toMatchObject({ kind: 'wait', until: deadline });
  });

  it('knows only events that exist', () => {
    expect(forEvent.check?.({ events: ['order.paid', 'order.eaten', 'custom.own'], timeout: 'P1D' })).toMatchObject([{ path: '/events/1', code: 'event_type_unknown' }]);
    expect(forEvent.check?.({ events: ['call.completed'], timeout: 'P1D' })).toMatchObject([{ code: 'event_type_unknown' }]);
    expect(forEvent.check?.({ events: ['order.paid'], timeout: 'PT0S' })).toMatchObject([{ code: 'duration_not_positive' }]);
  });

  it('says on the card what it waits for', () => {
    expect(forEvent.summary({ events: ['order.paid', 'order.cancelled'], timeout: 'P3D' }, 'de')).toBe('Auf „Bestellung bezahlt oder Bestellung storniert“ warten, höchstens 3 Tage');
    expect(forEvent.summary(settings, 'en')).toBe('Wait for “Order paid”, 3 days at most');
  });

  it('runs its example by “event” when the payment comes in time', async () => {
    const { enrollments } = await runExample(example, { events: [placed({ at: arrived }), paid({ at: '2026-03-06T10:00:00+01:00' })] });
    expect(wayOf(enrollments[0])).toEqual(['n1 next', 'n2 event', 'n3 next']);
    expect(iso(enrollments[0]?.endedAt ?? 0)).toBe(iso(at('2026-03-06T10:00:00+01:00')));
  });

  it('runs its example by “timeout” when the payment comes too late', async () => {
    const { enrollments } = await runExample(example, { events: [placed({ at: arrived }), paid({ at: '2026-03-08T10:00:01+01:00' })] });
    expect(wayOf(enrollments[0])).toEqual(['n1 next', 'n2 timeout', 'n4 next']);
    expect(enrollments[0]?.endedAt).toBe(deadline);
  });

  it('takes the event of another order for none of its own', async () => {
    const other = { order: { id: 'o-2' } };
    const { enrollments } = await runExample(example, {
      events: [placed({ at: arrived }), placed({ at: '2026-03-05T11:00:00+01:00', ...other }), paid({ at: '2026-03-06T10:00:00+01:00', ...other })],
    });
    const ways = new Map(enrollments.map((run) => [run.orderId, wayOf(run)]));
    expect(ways.get('o-1')).toEqual(['n1 next', 'n2 timeout', 'n4 next']);
    expect(ways.get('o-2')).toEqual(['n1 next', 'n2 event', 'n3 next']);
  });
});
