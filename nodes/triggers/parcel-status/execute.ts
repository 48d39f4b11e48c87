/** Decides whether a parcel's status starts a run. */
import type { Static } from 'typebox';
import type { TriggerContext } from '../../sdk/context.ts';
import { PARCEL_STATUSES, type ParcelStatus } from '../../sdk/events/parcel.ts';
import type { Trigger } from '../../sdk/node.ts';
import { enroll, ignore } from '../../sdk/results.ts';
import { addDuration } from '../../sdk/time/add-duration.ts';
import type { parcelStatus } from './definition.ts';

type Settings = Static<typeof parcelStatus.settings>;

/** Where a parcel's way ends: an older report that comes in afterwards is no news to anybody. */
const FINAL: readonly ParcelStatus[] = ['delivered', 'returning', 'returned', 'cancelled'];
/** Statuses that a parcel on its way back to the shop may still start a run with. */
const OF_RETURNS: readonly ParcelStatus[] = ['returning', 'returned'];

export const decideParcelStatus: Trigger<typeof parcelStatus.settings> = (ctx, settings) => {
  const reason = ctx.event.type === 'order.fulfilled' ? whyNotByFulfilment(ctx, settings) : whyNotByStatus(ctx, settings);
  if (reason !== undefined) return ignore(reason);
  if (settings.maxAge !== undefined && addDuration(ctx.event.time, settings.maxAge, ctx.timeZone) < ctx.now) return ignore('too_old');
  if (settings.filter !== undefined && !ctx.matches(settings.filter)) return ignore('filtered');
  return enroll();
};

function whyNotByStatus(ctx: TriggerContext, { statuses, firstTime, lastParcel }: Settings): string | undefined {
  const status = reportedStatus(ctx.event.data);
  if (ctx.event.type !== 'parcel.status' || status === undefined || !statuses.includes(status)) return 'other_status';
  // DHL ends a parcel returned to its sender as "delivered": that must not start what a delivery starts.
  if (travelsBack(ctx) && !OF_RETURNS.includes(status)) return 'travels_back';
  if (isSuperseded(ctx, status)) return 'superseded';
  if (firstTime === true && !isFirstReport(ctx, status)) return 'not_first_time';
  if (lastParcel === true && ctx.order?.lastDeliveryAt === undefined) return 'not_last_parcel';
  return undefined;
}

/** The last parcel arrived before the shop called the order fulfilled; only now is it known to be the last. */
function whyNotByFulfilment({ event, order }: TriggerContext, { lastParcel }: Settings): string | undefined {
  if (lastParcel !== true) return 'other_event';
  if (order?.lastDeliveryAt === undefined || order.lastDeliveryAt > event.time) return 'not_last_parcel';
  return undefined;
}

function reportedStatus(data: object): ParcelStatus | undefined {
  const reported = 'status' in data ? data.status : undefined;
  return PARCEL_STATUSES.find((status) => status === reported);
}

function travelsBack({ event: { data }, parcel }: TriggerContext): boolean {
  const reported = 'parcel' in data && data.parcel.returning === true;
  return reported || parcel?.returning === true;
}

function isSuperseded({ event, parcel }: TriggerContext, status: ParcelStatus): boolean {
  return parcel !== undefined && parcel.statusAt > event.time && parcel.status !== status && FINAL.includes(parcel.status);
}

function isFirstReport({ event, parcel }: TriggerContext, status: ParcelStatus): boolean {
  if (parcel === undefined) return true;
  // A later report of the same status came in before this one.
  if (parcel.status === status && parcel.statusAt > event.time) return false;
  const first = parcel.firstReports?.[status];
  return first === undefined || first === event.id;
}
