/** Goes on by the first case whose rules hold, else by `else`. */
import type { Execute } from '../../sdk/node.ts';
import { next } from '../../sdk/results.ts';
import type { switchNode } from './definition.ts';

export const executeSwitch: Execute<typeof switchNode.settings> = (ctx, { cases }) => {
  const first = cases.find(({ rules }) => ctx.matches(rules));
  return next(first === undefined ? 'else' : `case-${first.id}`);
};
