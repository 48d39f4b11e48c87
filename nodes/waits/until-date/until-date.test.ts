/** until-date rests until a date of the order, the parcel or the contact. */
import { describe, expect, it } from 'vitest';
import { at, fakeContext, fulfilled, iso, parcelStatus, placed, runExample, sampleOrder, sampleParcel, wayOf } from '../../sdk/testing/index.ts';
import { untilDate } from './definition.ts';
import { executeUntilDate } from './execute.ts';

const example = new URL('./example.journey.json', import.meta.url);
const delivered = { ...sampleOrder, lastDeliveryAt: at('2026-03-05T12:00:00+01:00') };
const go = { kind: 'next', port: 'next', effects: [] };

describe('until-date', () => {
  it('waits until some time after the date', () => {
    const result = executeUntilDate(fakeContext({ order: delivered }), { field: 'order.lastDeliveryAt', offset: 'P17D' });
    expect(result).toEqual({ kind: 'wait', until: at('2026-03-22T12:00:00+01:00'), effects: [] });
  });

  it('waits until some time before the date', () => {
    const parcel = { ...sampleParcel, expectedAt: at('2026-03-10T12:00:00+01:00') };
    const result = executeUntilDate(fakeContext({ parcel }), { field: 'parcel.expectedAt', offset: 'P1D', direction: 'before' });
    expect(result).toEqual({ kind: 'wait', until: at('2026-03-09T12:00:00+01:00'), effects: [] });
  });

  it('adds the return period of the shop, by the calendar', () => {
    const order = { ...sampleOrder, lastDeliveryAt: at('2026-03-20T12:00:00+01:00') };
    const result = executeUntilDate(fakeContext({ order }), { field: 'order.lastDeliveryAt', returnPeriod: true, offset: 'P3D' });
    expect(result).toEqual({ kind: 'wait', until: at('2026-04-06T12:00:00+02:00'), effects: [] });
  });

  it('goes on at once when the date has passed', () => {
    expect(executeUntilDate(fakeContext({ order: delivered, now: at('2026-05-01T00:00:00Z') }), { field: 'order.lastDeliveryAt', offset: 'P17D' })).toEqual(go);
  });

  it('goes on at the date itself', () => {
    expect(executeUntilDate(fakeContext({ order: delivered, now: at('2026-03-05T12:00:00+01:00') }), { field: 'order.lastDeliveryAt' })).toEqual(go);
  });

  it('leaves by “missing” when there is no such date', () => {
    expect(executeUntilDate(fakeContext(), { field: 'order.lastDeliveryAt' })).toEqual({ kind: 'next', port: 'missing', effects: [] });
    expect(executeUntilDate(fakeContext({ order: undefined }), { field: 'order.placedAt' })).toEqual({ kind: 'next', port: 'missing', effects: [] });
  });

  it('waits on when the date was put off meanwhile', () => {
    const order = { ...sampleOrder, promisedAt: at('2026-03-12T12:00:00+01:00') };
    const ctx = fakeContext({ order, now: at('2026-03-10T12:00:00+01:00'), resumed: { by: 'due' } });
    expect(executeUntilDate(ctx, { field: 'order.promisedAt' })).toEqual({ kind: 'wait', until: order.promisedAt, effects: [] });
  });

  it('says on the card until when', () => {
    expect(untilDate.summary({ field: 'order.lastDeliveryAt', returnPeriod: true, offset: 'P3D' }, 'en')).toBe('Until 3 days after: Last parcel delivered on + return period');
    expect(untilDate.summary({ field: 'order.promisedAt', offset: 'P1D', direction: 'before' }, 'de')).toMatch(/^Bis 1 Tag vor: /);
    expect(untilDate.check?.({ field: 'order.placedAt', offset: 'P0D' }).map(({ code }) => code)).toEqual(['duration_not_positive']);
  });

  it('finds dates that runs of the journey never have', () => {
    expect(untilDate.check?.({ field: 'parcel.expectedAt' }, { subject: 'order' })).toMatchObject([{ path: '/field', code: 'date_never_known' }]);
    expect(untilDate.check?.({ field: 'order.placedAt' }, { subject: 'contact' })).toMatchObject([{ code: 'date_never_known' }]);
    expect(untilDate.check?.({ field: 'order.placedAt' }, { subject: 'parcel' })).toEqual([]);
  });

  it('runs its example from the last of two parcels to three days after the return period', async () => {
    const { enrollments } = await runExample(example, {
      events: [
        placed({ at: '2026-03-02T10:00:00+01:00' }),
        parcelStatus('in_transit', { at: '2026-03-03T10:00:00+01:00', parcel: { lineIds: ['l-1'] } }),
        parcelStatus('in_transit', { at: '2026-03-03T10:00:00+01:00', parcel: { id: 'p-2', lineIds: ['l-2'] } }),
        fulfilled({ at: '2026-03-03T10:00:00+01:00' }),
        parcelStatus('delivered', { at: '2026-03-04T10:00:00+01:00' }),
        parcelStatus('delivered', { at: '2026-03-20T10:00:00+01:00', parcel: { id: 'p-2' } }),
      ],
    });
    expect(enrollments).toHaveLength(1);
    expect(wayOf(enrollments[0])).toEqual(['n1 next', 'n2 next', 'n3 next']);
    expect(iso(enrollments[0]?.endedAt ?? 0)).toBe(iso(at('2026-04-06T10:00:00+02:00')));
  });
});
