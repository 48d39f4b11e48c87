/** How far an order is from being over, and the copy of it in its contact, where the policy finds it without another look-up. */
import type { ContactOrder, OrderFact, OrderProgress, OrderRecord } from '../../engine/model.ts';

/** A withdrawal is dealt with by any of these that comes after it. */
const SETTLES_WITHDRAWAL = new Set<OrderFact['type']>(['order.cancelled', 'order.refunded', 'return.refunded', 'return.rejected']);

export function orderProgress({ view, facts }: OrderRecord): OrderProgress {
  const { lastDeliveryAt: deliveredAt, openReturns, state } = view;
  if (deliveredAt === undefined) return { openReturns: openReturns + openWithdrawals(facts), ...(state !== 'open' && { calledOff: true as const }) };
  return { deliveredAt, openReturns: openReturns + openWithdrawals(facts) };
}

/** The very list when nothing is new. */
export function withProgress(orders: ContactOrder[], record: OrderRecord): ContactOrder[] {
  const index = orders.findIndex(({ id }) => id === record.view.id);
  const order = orders[index];
  if (!order) return orders;
  const progress = orderProgress(record);
  return sameProgress(order.progress, progress) ? orders : orders.with(index, { ...order, progress });
}

function sameProgress(a: OrderProgress | undefined, b: OrderProgress): boolean {
  return a !== undefined && a.deliveredAt === b.deliveredAt && a.openReturns === b.openReturns && a.calledOff === b.calledOff;
}

/** Declared, and nothing paid back or refused since (§ 355 BGB): whether goods are on their way back or not. */
function openWithdrawals(facts: readonly OrderFact[]): number {
  const declared = facts.findLast(({ type }) => type === 'withdrawal.submitted');
  if (!declared) return 0;
  return facts.some((fact) => fact.time >= declared.time && (SETTLES_WITHDRAWAL.has(fact.type) || fact.closed === true)) ? 0 : 1;
}
