/** Goes on by `yes` when the rules hold, else by `no`. */
import type { Execute } from '../../sdk/node.ts';
import { next } from '../../sdk/results.ts';
import type { ifNode } from './definition.ts';

export const executeIf: Execute<typeof ifNode.settings> = (ctx, { rules }) => next(ctx.matches(rules) ? 'yes' : 'no');
