/** Goes on as soon as the contact's attribute `points` is high enough; gives up at the deadline. */
import { addDuration, next, wait, type Execute } from '@nachklang/nodes/sdk';
import type { awaitPoints } from './definition.ts';

export const executeAwaitPoints: Execute<typeof awaitPoints.settings> = (ctx, { points, within }) => {
  const collected = ctx.contact.attributes['points'];
  if (typeof collected === 'number' && collected >= points) {
    return next('reached', [{ kind: 'tag', target: 'contact', add: ['points-reached'], remove: [] }]);
  }
  if (ctx.resumed?.by === 'due') return next('too-few');
  // From the start of the visit: an event that did not bring enough points leaves the deadline where it was.
  const until = addDuration(ctx.visitStartedAt, within, ctx.timeZone);
  return wait({ until, for: { types: ['contact.updated', 'order.placed'], scope: 'contact' } });
};
