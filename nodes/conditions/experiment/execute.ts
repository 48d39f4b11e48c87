/** Picks the variant of this contact: the same in every run. */
import type { Execute } from '../../sdk/node.ts';
import { next } from '../../sdk/results.ts';
import type { experiment } from './definition.ts';

export const executeExperiment: Execute<typeof experiment.settings> = (ctx, { arms, winner }) => {
  if (winner !== undefined) return next(`arm-${winner}`);
  const weighted = arms.filter(({ weight }) => weight > 0);
  let left = ctx.sticky('arm') * weighted.reduce((total, { weight }) => total + weight, 0);
  for (const { id, weight } of weighted) {
    left -= weight;
    if (left < 0) return next(`arm-${id}`);
  }
  // Rounding can leave a hair over: it belongs to the last.
  return next(`arm-${weighted[weighted.length - 1]?.id ?? arms[0]?.id ?? ''}`);
};
