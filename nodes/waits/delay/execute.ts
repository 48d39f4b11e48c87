/** Waits until the duration is over, then goes on. */
import type { Static } from 'typebox';
import type { ExecuteContext } from '../../sdk/context.ts';
import type { Execute } from '../../sdk/node.ts';
import { next, wait } from '../../sdk/results.ts';
import { addDuration } from '../../sdk/time/add-duration.ts';
import { addBusinessDays, isBusinessDay } from '../../sdk/time/business-days.ts';
import { parseDuration } from '../../sdk/time/duration.ts';
import { weekdayOf } from '../../sdk/time/local-time.ts';
import { nextAllowedDay } from '../../sdk/time/time-of-day.ts';
import type { EpochMs } from '../../sdk/values.ts';
import type { delay } from './definition.ts';

type Settings = Static<typeof delay.settings>;

export const executeDelay: Execute<typeof delay.settings> = (ctx, settings) =>
  ctx.resumed === undefined ? wait({ until: endOf(ctx, settings) }) : next();

function endOf(ctx: ExecuteContext, { duration, businessDays, notOn = [] }: Settings): EpochMs {
  const { timeZone, visitStartedAt } = ctx;
  if (businessDays !== true) {
    const end = addDuration(visitStartedAt, duration, timeZone);
    return notOn.length === 0 ? end : nextAllowedDay(end, timeZone, (day) => !notOn.includes(weekdayOf(day)));
  }
  const { country, state } = placeOf(ctx);
  const end = addBusinessDays(visitStartedAt, parseDuration(duration).days, timeZone, country, state);
  return nextAllowedDay(end, timeZone, (day) => !notOn.includes(weekdayOf(day)) && isBusinessDay(day, country, state));
}

/** Whose holidays count: where the parcel goes, else where the contact lives, else the shop's country. */
function placeOf({ contact, order, shop }: ExecuteContext): { country: string; state?: string } {
  const known = [order?.shippingAddress, contact].find((place) => place?.country !== undefined);
  const country = known?.country ?? shop.country;
  return known?.state === undefined ? { country } : { country, state: known.state };
}
