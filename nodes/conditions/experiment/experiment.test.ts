/** experiment spreads people by weight, and keeps each where she is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fakeContext, placed, runExample, wayOf } from '../../sdk/testing/index.ts';
import { experiment } from './definition.ts';
import { executeExperiment } from './execute.ts';

const arm = (id: string, weight: number) => ({ id, name: id.toUpperCase(), weight });
const arms = [arm('a', 20), arm('b', 0), arm('c', 80)];
const portAt = (point: number, settings: Parameters<typeof executeExperiment>[1]) => {
  const result = executeExperiment(fakeContext({ sticky: () => point }), settings);
  return result.kind === 'next' ? result.port : undefined;
};

describe('experiment', () => {
  it('spreads people by weight', () => {
    expect([0, 0.19, 0.2, 0.99].map((point) => portAt(point, { arms }))).toEqual(['arm-a', 'arm-a', 'arm-c', 'arm-c']);
  });

  it('gives everyone the winner', () => {
    expect([0, 0.5, 0.99].map((point) => portAt(point, { arms, winner: 'b' }))).toEqual(['arm-b', 'arm-b', 'arm-b']);
  });

  it('always finds an arm that has a weight', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.array(fc.double({ min: 0, max: 1000, noNaN: true }), { minLength: 2, maxLength: 6 }).filter((weights) => weights.some((weight) => weight > 0)), (point, weights) => {
      const several = weights.map((weight, index) => arm(`arm${index}`, weight));
      const chosen = several.find(({ id }) => `arm-${id}` === portAt(point, { arms: several }));
      expect(chosen?.weight).toBeGreaterThan(0);
    }));
  });

  it('finds arms that cannot work', () => {
    expect(experiment.check?.({ arms: [arm('a', 0), arm('b', 0)] })).toMatchObject([{ code: 'weights_are_zero' }]);
    expect(experiment.check?.({ arms: [arm('a', 1), arm('a', 1)], winner: 'z' })).toMatchObject([{ code: 'id_not_unique' }, { code: 'winner_unknown' }]);
  });

  it('shows the shares on the card, or the winner', () => {
    expect(experiment.summary({ arms }, 'de')).toBe('A 20 % · B 0 % · C 80 %');
    expect(experiment.summary({ arms, winner: 'c' }, 'en')).toBe('Everyone gets “C”');
  });

  it('runs its example with about half of the people each way, and each the same way twice', async () => {
    const people = Array.from({ length: 200 }, (_, n) => n);
    const order = (n: number, round: number) => placed({
      at: `2026-0${round}-05T10:00:00Z`, order: { id: `o-${n}-${round}` }, contact: { email: `kunde${n}@example.com`, customerId: `c-${n}` },
    });
    const { enrollments } = await runExample(new URL('./example.journey.json', import.meta.url), {
      events: [...people.map((n) => order(n, 1)), ...people.map((n) => order(n, 2))],
    });
    const ways = Map.groupBy(enrollments, ({ contactId }) => contactId);
    expect(ways.size).toBe(200);
    const first = [...ways.values()].map((runs) => {
      expect(runs).toHaveLength(2);
      expect(wayOf(runs[0])[1]).toBe(wayOf(runs[1])[1]);
      return wayOf(runs[0])[1];
    });
    const early = first.filter((way) => way === 'n2 arm-early').length;
    expect(early).toBeGreaterThan(70);
    expect(early).toBeLessThan(130);
  });
});
