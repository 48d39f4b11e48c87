/** exit ends the run for a reason. */
import { describe, expect, it } from 'vitest';
import { fakeContext, placed, runExample } from '../../sdk/testing/index.ts';
import { exit } from './definition.ts';
import { executeExit } from './execute.ts';

describe('exit', () => {
  it('ends the run', () => {
    expect(executeExit(fakeContext(), { reason: 'Ausland' })).toEqual({ kind: 'end', reason: 'Ausland', effects: [] });
    expect(executeExit(fakeContext(), {})).toEqual({ kind: 'end', reason: 'exit', effects: [] });
  });

  it('says on the card why', () => {
    expect(exit.summary({ reason: 'Ausland' }, 'de')).toBe('Ende: Ausland');
    expect(exit.summary({}, 'en')).toBe('It ends here');
  });

  it('runs its example: orders from abroad end there, the others go on', async () => {
    const abroad = { order: { id: 'o-2', shippingAddress: { country: 'FR' } }, contact: { email: 'ben@example.com', customerId: 'c-2' } };
    const { enrollments, contacts } = await runExample(new URL('./example.journey.json', import.meta.url), {
      events: [placed({ at: '2026-03-05T10:00:00Z' }), placed({ at: '2026-03-05T11:00:00Z', ...abroad })],
    });
    expect(enrollments.map(({ state, endReason }) => [state, endReason])).toEqual([['completed', 'end'], ['completed', 'Ausland']]);
    expect(contacts.map(({ view }) => view.tags)).toEqual([['germany'], []]);
  });
});
