/** Waits for an event that fits; one that does not fit leaves the deadline where it was. */
import type { Execute } from '../../sdk/node.ts';
import { next, wait } from '../../sdk/results.ts';
import { addDuration } from '../../sdk/time/add-duration.ts';
import type { forEvent } from './definition.ts';

export const executeForEvent: Execute<typeof forEvent.settings> = (ctx, { events, filter, timeout, scope }) => {
  if (ctx.resumed?.by === 'due') return next('timeout');
  if (ctx.resumed?.by === 'event' && (filter === undefined || ctx.matches(filter))) return next('event');
  const until = addDuration(ctx.visitStartedAt, timeout, ctx.timeZone);
  return wait({ until, for: { types: events, scope: scope ?? (ctx.order === undefined ? 'contact' : 'order') } });
};
