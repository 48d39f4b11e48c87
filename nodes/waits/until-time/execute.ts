/** Waits for the next time of day; goes on at once when it is exactly that time. */
import type { Execute } from '../../sdk/node.ts';
import { next, wait } from '../../sdk/results.ts';
import { nextTimeOfDay } from '../../sdk/time/time-of-day.ts';
import type { untilTime } from './definition.ts';

export const executeUntilTime: Execute<typeof untilTime.settings> = (ctx, { time, weekdays }) => {
  if (ctx.resumed !== undefined) return next();
  const until = nextTimeOfDay(ctx.now, time, ctx.timeZone, weekdays);
  return until <= ctx.now ? next() : wait({ until });
};
