/** Where another message fits: the quick answer against every instant tried in turn. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Reservation } from '../../engine/model.ts';
import type { CapRule } from '../../engine/shop-model.ts';
import { nextFit } from './index.ts';

test('the place that is found is the first instant at which no window that holds it is overfull', () => {
  const instants = fc.integer({ min: 0, max: 60 });
  fc.assert(
    fc.property(fc.array(instants, { maxLength: 12 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 25 }), instants, (times, max, windowMs, from) => {
      const slots = times.map((at, index): Reservation => ({ key: `s${index}`, at, channel: 'email', class: 'marketing' }));
      const rule: CapRule = { id: 'cap', channel: 'any', class: 'marketing', windowMs, max };
      expect(nextFit(slots, rule, windowMs, from)).toBe(triedInTurn(times, max, windowMs, from));
    }),
    { numRuns: 2_000 },
  );
});

function triedInTurn(times: readonly number[], max: number, windowMs: number, from: number): number {
  for (let at = from; ; at += 1) {
    const all = [...times, at];
    const ends = Array.from({ length: windowMs }, (_, after) => at + after);
    if (ends.every((end) => all.filter((time) => time > end - windowMs && time <= end).length <= max)) return at;
  }
}
