/** Waits for a date that the order, parcel or contact has; a date that has passed goes on at once. */
import type { Static } from 'typebox';
import type { ExecuteContext } from '../../sdk/context.ts';
import type { Execute } from '../../sdk/node.ts';
import { next, wait } from '../../sdk/results.ts';
import { findField } from '../../sdk/rules/field-catalogue.ts';
import { addDuration, subtractDuration } from '../../sdk/time/add-duration.ts';
import type { EpochMs } from '../../sdk/values.ts';
import type { untilDate } from './definition.ts';

type Settings = Static<typeof untilDate.settings>;

/** Looked at again when the wait ends: a delivery may have been retracted or a promised date put off meanwhile. */
export const executeUntilDate: Execute<typeof untilDate.settings> = (ctx, settings) => {
  const until = targetOf(ctx, settings);
  if (until === undefined) return next('missing');
  return until <= ctx.now ? next() : wait({ until });
};

function targetOf(ctx: ExecuteContext, { field, offset, direction, returnPeriod }: Settings): EpochMs | undefined {
  const date = findField(field)?.read(ctx);
  if (typeof date !== 'number') return undefined;
  const base = returnPeriod === true ? addDuration(date, `P${ctx.shop.returnDays}D`, ctx.timeZone) : date;
  if (offset === undefined) return base;
  return direction === 'before' ? subtractDuration(base, offset, ctx.timeZone) : addDuration(base, offset, ctx.timeZone);
}
