/**
 * Vouchers wait until nobody would give anything back any more (R42): the last parcel has come, the return period is over, and no return is open.
 * A run about an order waits for that order, a run about the person for all of theirs that are not over.
 */
import type { EpochMs, Json } from '@nachklang/nodes/sdk';
import type { ContactOrder } from '../../engine/model.ts';
import type { Check } from '../../engine/outbox-model.ts';
import type { PolicyQuestion } from './check.ts';
import { lastReturnDay, releasedAfter, returnPeriodOf, tooLateFrom } from './return-period.ts';

export interface VoucherHold {
  order: string;
  why: 'delivery' | 'return' | 'return_period' | 'called_off';
  /** Not before this instant, even if what it waits for happened now; infinity when it cannot happen any more. */
  soonest: EpochMs;
  /** Only time has to pass. */
  certain: boolean;
}

type Looked = Pick<ContactOrder, 'id' | 'progress'>;

/** An order of theirs whose delivery nobody ever reported is not waited for longer than this. */
const LONGEST_ORDER_MS = 366 * 86_400_000;

/** What holds the message back because of a voucher in it; nothing when there is none, or when it may leave. */
export function checkVoucher(question: PolicyQuestion, checks: Check[]): VoucherHold | undefined {
  const { request, advertising } = question;
  if (advertising?.voucher !== true) return undefined;
  const orders = ordersOf(question);
  const hold = worst(orders.flatMap((order) => holdOf(order, question) ?? []));
  const passed = hold === undefined || request.voucherAnyTime === true;
  checks.push({ rule: 'voucher', passed, inputs: inputsOf(question, orders, hold) });
  return passed ? undefined : hold;
}

/** When the message asks again, unless news of the order wakes it; undefined when it can never leave before it expires. */
export function asksAgainAt({ why, soonest, certain }: VoucherHold, question: PolicyQuestion): EpochMs | undefined {
  const { now, expiresAt } = question;
  if (certain) return soonest <= expiresAt ? soonest : undefined;
  if (soonest >= expiresAt) return undefined;
  return why === 'delivery' ? Math.min(tooLateFrom(now, expiresAt, question), expiresAt) : expiresAt;
}

function ordersOf({ contact, orderId, progress, now }: PolicyQuestion): Looked[] {
  if (orderId !== undefined) {
    const known = progress ?? contact.orders.find(({ id }) => id === orderId)?.progress;
    return [{ id: orderId, ...(known && { progress: known }) }];
  }
  return contact.orders.filter((order) => {
    if ((order.progress?.openReturns ?? 0) > 0) return true;
    return order.active && order.progress?.calledOff !== true && now - (order.placedAt ?? now) < LONGEST_ORDER_MS;
  });
}

function holdOf({ id: order, progress }: Looked, question: PolicyQuestion): VoucherHold | undefined {
  const { now } = question;
  if (progress?.deliveredAt === undefined) {
    if (!progress?.calledOff) return { order, why: 'delivery', certain: false, soonest: releasedAfter(now, question) };
    return progress.openReturns > 0 ? { order, why: 'return', certain: false, soonest: now } : { order, why: 'called_off', certain: true, soonest: Infinity };
  }
  const released = releasedAfter(progress.deliveredAt, question);
  if (progress.openReturns > 0) return { order, why: 'return', certain: false, soonest: Math.max(now, released) };
  return released > now ? { order, why: 'return_period', certain: true, soonest: released } : undefined;
}

/** What can never come goes before what nobody can date, and that before the latest date. */
function worst(holds: readonly VoucherHold[]): VoucherHold | undefined {
  const rank = ({ soonest, certain }: VoucherHold) => (soonest === Infinity ? 0 : certain ? 2 : 1);
  return holds.toSorted((a, b) => rank(a) - rank(b) || b.soonest - a.soonest)[0];
}

function inputsOf(question: PolicyQuestion, orders: readonly Looked[], hold: VoucherHold | undefined): Record<string, Json> {
  const { days: returnDays, from, ruleSet, graceDays } = returnPeriodOf(question);
  const latest = orders.toSorted((a, b) => (b.progress?.deliveredAt ?? 0) - (a.progress?.deliveredAt ?? 0))[0];
  const about = hold ? orders.find(({ id }) => id === hold.order) : latest;
  const { deliveredAt, openReturns } = about?.progress ?? {};
  return {
    ...(about && { order: about.id }), ...(question.orderId === undefined && { orders: orders.length }),
    ...(deliveredAt !== undefined && { deliveredAt, returnsUntil: lastReturnDay(deliveredAt, question) }), ...(openReturns !== undefined && { openReturns }),
    returnDays, returnDaysFrom: from, ruleSet, graceDays,
    ...(hold && { waitsFor: hold.why, ...(hold.soonest < Infinity && { notBefore: hold.soonest }) }),
    ...(question.request.voucherAnyTime === true && { anyTime: true }),
  };
}
