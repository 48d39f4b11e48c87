/** parcel-status starts a run for news about a parcel: not for repeats, old reports, or parcels that travel back. */
import { describe, expect, it } from 'vitest';
import {
  at, fakeTriggerContext, fulfilled, journeyEvent, parcelStatus as report, placed, readJourney, runExample, sampleOrder, sampleParcel,
} from '../../sdk/testing/index.ts';
import { parcelStatus } from './definition.ts';
import { decideParcelStatus } from './execute.ts';

const example = new URL('./example.journey.json', import.meta.url);
const noon = '2026-03-05T12:00:00Z';
const delivered = report('delivered', { at: noon });
const parcel = { ...sampleParcel, status: 'delivered' as const, statusAt: at(noon) };
const ignore = (reason: string) => ({ kind: 'ignore', reason });

describe('parcel-status', () => {
  it('starts on a status it is set to', () => {
    expect(decideParcelStatus(fakeTriggerContext(delivered, { parcel }), { statuses: ['delivered', 'ready_for_pickup'] })).toEqual({ kind: 'enroll' });
  });

  it('passes over other statuses and other events', () => {
    expect(decideParcelStatus(fakeTriggerContext(delivered, { parcel }), { statuses: ['in_transit'] })).toEqual(ignore('other_status'));
    expect(decideParcelStatus(fakeTriggerContext(placed({ at: noon })), { statuses: ['delivered'] })).toEqual(ignore('other_status'));
  });

  it('never takes a parcel returned to its sender for delivered', () => {
    const back = report('delivered', { at: noon, parcel: { returning: true } });
    expect(decideParcelStatus(fakeTriggerContext(back, { parcel }), { statuses: ['delivered'] })).toEqual(ignore('travels_back'));
    const known = { ...parcel, returning: true };
    expect(decideParcelStatus(fakeTriggerContext(delivered, { parcel: known }), { statuses: ['delivered'] })).toEqual(ignore('travels_back'));
  });

  it('starts on the way back when that is what it is set to', () => {
    const back = { ...parcel, status: 'returning' as const, returning: true };
    expect(decideParcelStatus(fakeTriggerContext(report('returning', { at: noon }), { parcel: back }), { statuses: ['returning'] })).toEqual({ kind: 'enroll' });
  });

  it('passes over an old report about a parcel that has been delivered meanwhile', () => {
    const late = report('out_for_delivery', { at: '2026-03-05T08:00:00Z' });
    expect(decideParcelStatus(fakeTriggerContext(late, { parcel }), { statuses: ['out_for_delivery'] })).toEqual(ignore('superseded'));
  });

  it('takes a late report about a parcel that is still on its way', () => {
    const late = report('handed_over', { at: '2026-03-04T08:00:00Z' });
    const moving = { ...sampleParcel, status: 'in_transit' as const, statusAt: at(noon) };
    expect(decideParcelStatus(fakeTriggerContext(late, { parcel: moving }), { statuses: ['handed_over'] })).toEqual({ kind: 'enroll' });
  });

  it('starts on the first report only', () => {
    const settings = { statuses: ['attempt_failed' as const], firstTime: true };
    const first = report('attempt_failed', { at: '2026-03-04T12:00:00Z' });
    const second = report('attempt_failed', { at: noon });
    const seen = { ...sampleParcel, status: 'attempt_failed' as const, statusAt: at(noon), firstReports: { attempt_failed: journeyEvent(first).id } };
    expect(decideParcelStatus(fakeTriggerContext(second, { parcel: seen }), settings)).toEqual(ignore('not_first_time'));
    expect(decideParcelStatus(fakeTriggerContext(first, { parcel: { ...seen, statusAt: at(first.time) } }), settings)).toEqual({ kind: 'enroll' });
  });

  it('passes over a first report that comes in after the second', () => {
    const first = report('attempt_failed', { at: '2026-03-04T12:00:00Z' });
    const seen = { ...sampleParcel, status: 'attempt_failed' as const, statusAt: at(noon), firstReports: { attempt_failed: journeyEvent(first).id } };
    expect(decideParcelStatus(fakeTriggerContext(first, { parcel: seen }), { statuses: ['attempt_failed'], firstTime: true })).toEqual(ignore('not_first_time'));
  });

  it('waits for the last parcel of the order', () => {
    const settings = { statuses: ['delivered' as const], lastParcel: true };
    expect(decideParcelStatus(fakeTriggerContext(delivered, { parcel }), settings)).toEqual(ignore('not_last_parcel'));
    const complete = { ...sampleOrder, lastDeliveryAt: at(noon) };
    expect(decideParcelStatus(fakeTriggerContext(delivered, { parcel, order: complete }), settings)).toEqual({ kind: 'enroll' });
  });

  it('starts when the shop calls the order fulfilled after the last parcel came', () => {
    const settings = { statuses: ['delivered' as const], lastParcel: true };
    const complete = { ...sampleOrder, lastDeliveryAt: at(noon) };
    expect(decideParcelStatus(fakeTriggerContext(fulfilled({ at: '2026-03-05T18:00:00Z' }), { order: complete }), settings)).toEqual({ kind: 'enroll' });
    expect(decideParcelStatus(fakeTriggerContext(fulfilled({ at: '2026-03-05T18:00:00Z' })), settings)).toEqual(ignore('not_last_parcel'));
  });

  it('passes over reports that are too old', () => {
    const settings = { statuses: ['delivered' as const], maxAge: 'PT12H' };
    expect(decideParcelStatus(fakeTriggerContext(delivered, { parcel, now: at('2026-03-06T00:00:00Z') }), settings)).toEqual({ kind: 'enroll' });
    expect(decideParcelStatus(fakeTriggerContext(delivered, { parcel, now: at('2026-03-06T00:00:01Z') }), settings)).toEqual(ignore('too_old'));
  });

  it('keeps out what the filter does not let in', () => {
    const filter = { combinator: 'and' as const, rules: [{ field: 'parcel.carrier', operator: '=', value: 'GLS' }] };
    expect(decideParcelStatus(fakeTriggerContext(delivered, { parcel }), { statuses: ['delivered'], filter })).toEqual(ignore('filtered'));
  });

  it('wants “delivered” alone for the last parcel', () => {
    expect(parcelStatus.check?.({ statuses: ['delivered', 'in_transit'], lastParcel: true }).map(({ code }) => code)).toEqual(['last_parcel_needs_delivered']);
    expect(parcelStatus.check?.({ statuses: ['delivered'], maxAge: 'P0D' }).map(({ code }) => code)).toEqual(['duration_not_positive']);
  });

  it('says on the card what it does', () => {
    expect(parcelStatus.summary({ statuses: ['delivered'], lastParcel: true, maxAge: 'PT12H' }, 'de')).toBe('Letztes Paket: Zugestellt, höchstens 12 Stunden alt');
  });

  it('runs its example once for each parcel, however often the carrier reports', async () => {
    const { enrollments } = await runExample(example, {
      events: [
        placed({ at: '2026-03-02T10:00:00Z' }),
        report('in_transit', { at: '2026-03-03T10:00:00Z' }),
        report('delivered', { at: '2026-03-04T10:00:00Z' }),
        report('delivered', { at: '2026-03-04T11:00:00Z' }),
        report('delivered', { at: '2026-03-05T10:00:00Z', parcel: { id: 'p-2' } }),
        report('delivered', { at: '2026-03-05T10:00:00Z', parcel: { id: 'p-3', returning: true } }),
      ],
    });
    expect(enrollments.map(({ parcelId }) => parcelId)).toEqual(['p-1', 'p-2']);
  });

  it('tells repeats apart even where a journey may be entered again', async () => {
    const document = await readJourney(example);
    const often = { ...document, settings: { ...document.settings, reentry: { per: 'subject' as const, max: 10 } } };
    const { enrollments } = await runExample(often, {
      events: [placed({ at: '2026-03-02T10:00:00Z' }), report('delivered', { at: '2026-03-04T10:00:00Z' }), report('delivered', { at: '2026-03-04T11:00:00Z' })],
    });
    expect(enrollments).toHaveLength(1);
  });
});
