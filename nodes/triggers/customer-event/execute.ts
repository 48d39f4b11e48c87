/** Decides whether something that happened to a customer starts a run. */
import type { Trigger } from '../../sdk/node.ts';
import { enroll, ignore } from '../../sdk/results.ts';
import type { customerEvent } from './definition.ts';

export const decideCustomerEvent: Trigger<typeof customerEvent.settings> = (ctx, { which, n, filter }) => {
  const expected = which === 'nth_order' ? 'order.placed' : `contact.${which}`;
  if (ctx.event.type !== expected) return ignore('other_event');
  if (which === 'nth_order' && ctx.contact.orderCount !== n) return ignore('other_order');
  if (filter !== undefined && !ctx.matches(filter)) return ignore('filtered');
  return enroll();
};
