/** Ends the run. */
import type { Execute } from '../../sdk/node.ts';
import { end } from '../../sdk/results.ts';
import type { exit } from './definition.ts';

export const executeExit: Execute<typeof exit.settings> = (_, { reason }) => end(reason ?? 'exit');
