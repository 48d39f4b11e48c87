/** Decides whether an order event starts a run. */
import type { TriggerContext } from '../../sdk/context.ts';
import type { Trigger } from '../../sdk/node.ts';
import { enroll, ignore } from '../../sdk/results.ts';
import type { orderEvent } from './definition.ts';

export const decideOrderEvent: Trigger<typeof orderEvent.settings> = (ctx, { which, firstOrderOnly, filter }) => {
  if (ctx.event.type !== `order.${which}`) return ignore('other_event');
  if (firstOrderOnly === true && !isFirstOrder(ctx)) return ignore('not_first_order');
  if (filter !== undefined && !ctx.matches(filter)) return ignore('filtered');
  return enroll();
};

function isFirstOrder({ contact, order }: TriggerContext): boolean {
  // A paid event may overtake its placed event: the order counts as first while nothing earlier is known.
  if (order?.placedAt === undefined) return contact.orderCount === 0;
  return contact.firstOrderAt === undefined || order.placedAt <= contact.firstOrderAt;
}
