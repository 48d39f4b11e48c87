/** delay rests as long as people in that zone would count. */
import type { Static } from 'typebox';
import { describe, expect, it } from 'vitest';
import { at, cancelled, fakeContext, iso, placed, runExample, sampleContact, sampleOrder, wayOf } from '../../sdk/testing/index.ts';
import { delay } from './definition.ts';
import { executeDelay } from './execute.ts';

const example = new URL('./example.journey.json', import.meta.url);

describe('delay', () => {
  it.each<[string, Static<typeof delay.settings>, string, string]>([
    ['2026-03-05T10:00:00+01:00', { duration: 'P3D' }, '2026-03-08T10:00:00+01:00', 'three days'],
    ['2026-03-28T10:00:00+01:00', { duration: 'P1D' }, '2026-03-29T10:00:00+02:00', 'the same hour after clocks went forward'],
    ['2026-10-24T10:00:00+02:00', { duration: 'PT24H' }, '2026-10-25T09:00:00+01:00', '24 hours by the stopwatch'],
    ['2026-03-05T10:00:00+01:00', { duration: 'P3D', notOn: [7] }, '2026-03-09T10:00:00+01:00', 'Monday instead of Sunday'],
    ['2026-03-05T10:00:00+01:00', { duration: 'P2D', businessDays: true }, '2026-03-09T10:00:00+01:00', 'two business days over the weekend'],
    ['2026-04-02T10:00:00+02:00', { duration: 'P1D', businessDays: true, notOn: [2] }, '2026-04-08T10:00:00+02:00', 'past Easter, and past Tuesday'],
  ])('from %s with %j to %s: %s', (start, settings, end) => {
    const result = executeDelay(fakeContext({ now: at(start) }), settings);
    expect(result.kind === 'wait' && result.until !== undefined && iso(result.until)).toBe(iso(at(end)));
    expect(delay.leastStayMs?.(settings)).toBeLessThanOrEqual(at(end) - at(start));
  });

  it('promises no longer rest than there is, and nearly all of it', () => {
    expect(delay.leastStayMs?.({ duration: 'PT90M' })).toBe(90 * 60_000);
    expect(delay.leastStayMs?.({ duration: 'P1D' })).toBe(22 * 3_600_000);
    expect(delay.leastStayMs?.({ duration: 'P2M' })).toBeLessThanOrEqual(at('2026-03-28T12:00:00+01:00') - at('2026-01-28T12:00:00+01:00'));
  });

  it('goes on when the time is over', () => {
    expect(executeDelay(fakeContext({ resumed: { by: 'due' } }), { duration: 'P3D' })).toEqual({ kind: 'next', port: 'next', effects: [] });
  });

  it('knows the holidays where the parcel goes, else where the contact lives, else of the shop', () => {
    const epiphany = { now: at('2026-01-05T10:00:00+01:00') };
    const settings = { duration: 'P1D', businessDays: true };
    const until = (overrides: Parameters<typeof fakeContext>[0]) => {
      const result = executeDelay(fakeContext({ ...epiphany, ...overrides }), settings);
      return result.kind === 'wait' && result.until !== undefined ? iso(result.until).slice(0, 10) : undefined;
    };
    expect(until({ order: sampleOrder })).toBe('2026-01-07');
    expect(until({ order: { ...sampleOrder, shippingAddress: { country: 'DE', state: 'BE' } } })).toBe('2026-01-06');
    expect(until({ order: undefined, contact: { ...sampleContact, country: 'AT' } })).toBe('2026-01-07');
    const { country: _, ...nowhere } = sampleContact;
    expect(until({ order: undefined, contact: nowhere })).toBe('2026-01-06');
  });

  it.each<[Static<typeof delay.settings>, string[]]>([
    [{ duration: 'P0D' }, ['duration_not_positive']],
    [{ duration: 'P6Y' }, ['duration_too_long']],
    [{ duration: 'PT2H', businessDays: true }, ['business_days_need_days']],
    [{ duration: 'P1W', businessDays: true }, ['business_days_need_days']],
    [{ duration: 'P1D', notOn: [1, 2, 3, 4, 5, 6, 7] }, ['no_weekday_left']],
    [{ duration: 'P1D', notOn: [1, 2, 3, 4, 5], businessDays: true }, ['no_weekday_left']],
    [{ duration: 'P5D', notOn: [6, 7], businessDays: true }, []],
  ])('finds in %j %j', (settings, codes) => {
    expect(delay.check?.(settings).map(({ code }) => code)).toEqual(codes);
  });

  it('says on the card how long it waits', () => {
    expect(delay.summary({ duration: 'P7D', notOn: [7] }, 'de')).toBe('7 Tage warten, nicht sonntags');
    expect(delay.summary({ duration: 'P7D', notOn: [7] }, 'en')).toBe('Wait 7 days, not on Sundays');
    expect(delay.summary({ duration: 'P1D', businessDays: true }, 'de')).toBe('1 Werktag warten');
    expect(delay.summary({ duration: 'P5D', businessDays: true }, 'en')).toBe('Wait 5 business days');
  });

  it('runs its example to the Monday after, not to the Sunday', async () => {
    const { enrollments } = await runExample(example, { events: [placed({ at: '2026-03-05T10:00:00+01:00' })] });
    expect(wayOf(enrollments[0])).toEqual(['n1 next', 'n2 next', 'n3 next']);
    expect(iso(enrollments[0]?.endedAt ?? 0)).toBe(iso(at('2026-03-09T10:00:00+01:00')));
  });

  it('ends at once when the order is cancelled during the wait', async () => {
    const { enrollments, contacts } = await runExample(example, {
      events: [placed({ at: '2026-03-05T10:00:00Z' }), cancelled({ at: '2026-03-06T10:00:00Z' })],
    });
    expect(enrollments[0]).toMatchObject({ state: 'exited', endReason: 'order.cancelled', endedAt: at('2026-03-06T10:00:00Z') });
    expect(contacts[0]?.view.tags).toEqual([]);
  });
});
