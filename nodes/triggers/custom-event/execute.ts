/** Decides whether a custom event starts a run. */
import type { Trigger } from '../../sdk/node.ts';
import { enroll, ignore } from '../../sdk/results.ts';
import type { customEvent } from './definition.ts';

export const decideCustomEvent: Trigger<typeof customEvent.settings> = (ctx, { name, filter }) => {
  if (ctx.event.type !== `custom.${name}`) return ignore('other_event');
  if (filter !== undefined && !ctx.matches(filter)) return ignore('filtered');
  return enroll();
};
