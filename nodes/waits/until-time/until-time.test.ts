/** until-time rests until the clock on the recipient's wall shows the time. */
import { describe, expect, it } from 'vitest';
import { at, fakeContext, iso, placed, runExample } from '../../sdk/testing/index.ts';
import { untilTime } from './definition.ts';
import { executeUntilTime } from './execute.ts';

describe('until-time', () => {
  it('waits for the hour of the zone', () => {
    const now = at('2026-03-05T08:00:00+01:00');
    expect(executeUntilTime(fakeContext({ now }), { time: '09:00' })).toEqual({ kind: 'wait', until: at('2026-03-05T09:00:00+01:00'), effects: [] });
    expect(executeUntilTime(fakeContext({ now, timeZone: 'America/New_York' }), { time: '09:00' })).toEqual({ kind: 'wait', until: at('2026-03-05T09:00:00-05:00'), effects: [] });
  });

  it('goes on at once at the very minute', () => {
    expect(executeUntilTime(fakeContext({ now: at('2026-03-05T09:00:00+01:00') }), { time: '09:00' })).toEqual({ kind: 'next', port: 'next', effects: [] });
  });

  it('waits for an allowed weekday', () => {
    const saturday = at('2026-03-07T08:00:00+01:00');
    expect(executeUntilTime(fakeContext({ now: saturday }), { time: '09:00', weekdays: [1, 2, 3, 4, 5] })).toEqual({ kind: 'wait', until: at('2026-03-09T09:00:00+01:00'), effects: [] });
  });

  it('goes on when the time has come, also when it came late', () => {
    const late = fakeContext({ now: at('2026-03-05T11:00:00+01:00'), resumed: { by: 'due' } });
    expect(executeUntilTime(late, { time: '09:00' })).toEqual({ kind: 'next', port: 'next', effects: [] });
  });

  it('says on the card until when', () => {
    expect(untilTime.summary({ time: '09:00', weekdays: [1, 2, 3, 4, 5] }, 'de')).toBe('Bis 09:00 Uhr, montags bis freitags');
    expect(untilTime.summary({ time: '18:30', weekdays: [6, 7] }, 'en')).toBe('Until 18:30, Saturdays and Sundays only');
    expect(untilTime.summary({ time: '18:30' }, 'de')).toBe('Bis 18:30 Uhr');
  });

  it('runs its example from Friday evening to Monday at nine', async () => {
    const { enrollments } = await runExample(new URL('./example.journey.json', import.meta.url), { events: [placed({ at: '2026-03-06T19:00:00+01:00' })] });
    expect(enrollments[0]?.state).toBe('completed');
    expect(iso(enrollments[0]?.endedAt ?? 0)).toBe(iso(at('2026-03-09T09:00:00+01:00')));
  });
});
