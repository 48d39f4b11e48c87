/** The orders of a contact, and what they add up to. */
import type { ContactFacts, ContactView, OrderFacts } from '@nachklang/nodes/sdk';
import type { ContactOrder, EventRecord } from '../../engine/model.ts';
import { isLater } from './stamps.ts';

/** The list with what one `order.*` event says about its order. */
export function withOrder(orders: readonly ContactOrder[], event: EventRecord, id: string): ContactOrder[] {
  const before = orders.find((order) => order.id === id);
  const order: ContactOrder = before ? { ...before } : { id, total: 0, active: true };
  if (event.type === 'order.placed' && !(order.placedAt !== undefined && order.placedAt <= event.time)) order.placedAt = event.time;
  if (event.type === 'order.cancelled') order.active = false;
  const { total, currency } = event.data['order'] as OrderFacts;
  const stamp = { time: event.time, by: event._id };
  if (total !== undefined && (!order.stamp || isLater(stamp, order.stamp))) {
    order.total = total;
    order.stamp = stamp;
    if (currency !== undefined) order.currency = currency;
    else delete order.currency;
  }
  applySale(order, event);
  return before ? orders.map((one) => (one === before ? order : one)) : inOrder([...orders, order]);
}

/** Without what was said to whom at sales until then. */
export function withoutNotices(orders: readonly ContactOrder[], until: number): ContactOrder[] {
  return orders.map((order) => {
    if (!order.notice || order.notice.at > until) return order;
    const { notice: _notice, ...kept } = order;
    return kept;
  });
}

/** The notice shown when the order was placed, and what kinds of goods were sold. */
function applySale(order: ContactOrder, event: EventRecord): void {
  const stamp = { time: event.time, by: event._id };
  const { advertisingNotice, lines } = event.data['order'] as OrderFacts;
  if (lines !== undefined && (!order.sale || isLater(stamp, order.sale.stamp))) {
    order.sale = { categories: [...new Set(lines.flatMap(({ categories = [] }) => categories))].sort(), stamp };
  }
  if (advertisingNotice === undefined || event.type !== 'order.placed') return;
  if (order.notice && !isLater(stamp, { time: order.notice.at, by: order.notice.by })) return;
  const { version, text, shownAt, statement } = advertisingNotice;
  const address = (event.data['contact'] as ContactFacts | undefined)?.email;
  const proof = { ...(text !== undefined && { text }), ...(shownAt !== undefined && { shownAt: Date.parse(shownAt) }), ...(statement !== undefined && { statement }) };
  order.notice = { version, at: event.time, by: event._id, ...proof, ...(address !== undefined && { address }) };
}

/** Both lists as one; an order that stands in both keeps its later total and stays cancelled once it was. */
export function joinOrders(a: readonly ContactOrder[], b: readonly ContactOrder[]): ContactOrder[] {
  const joined = new Map(a.map((order) => [order.id, order]));
  for (const order of b) {
    const other = joined.get(order.id);
    joined.set(order.id, other ? joinOrder(other, order) : order);
  }
  return inOrder([...joined.values()]);
}

/** Writes the sums into the view: orders placed and not cancelled, totals in the currency of the last one. */
export function sumOrders(view: ContactView, orders: readonly ContactOrder[]): void {
  let first: ContactOrder | undefined;
  let last: ContactOrder | undefined;
  view.orderCount = 0;
  for (const order of orders) {
    if (!counts(order)) continue;
    view.orderCount += 1;
    if (!first || order.placedAt < (first.placedAt ?? 0)) first = order;
    if (!last || order.placedAt >= (last.placedAt ?? 0)) last = order;
  }
  let cents = 0;
  for (const order of orders) if (counts(order) && order.currency === last?.currency) cents += Math.round(order.total * 100);
  view.totalSpent = cents / 100;
  if (first?.placedAt === undefined) delete view.firstOrderAt;
  else view.firstOrderAt = first.placedAt;
  if (last?.placedAt === undefined) delete view.lastOrderAt;
  else view.lastOrderAt = last.placedAt;
}

function counts(order: ContactOrder): order is ContactOrder & { placedAt: number } {
  return order.active && order.placedAt !== undefined;
}

function joinOrder(a: ContactOrder, b: ContactOrder): ContactOrder {
  const said = a.stamp && b.stamp ? (isLater(b.stamp, a.stamp) ? b : a) : a.stamp ? a : b;
  const placed = [a.placedAt, b.placedAt].filter((at) => at !== undefined);
  const notice = a.notice && b.notice ? (isLater({ time: b.notice.at, by: b.notice.by }, { time: a.notice.at, by: a.notice.by }) ? b.notice : a.notice) : (a.notice ?? b.notice);
  const sale = a.sale && b.sale ? (isLater(b.sale.stamp, a.sale.stamp) ? b.sale : a.sale) : (a.sale ?? b.sale);
  const progress = said.progress ?? a.progress ?? b.progress;
  return { ...said, active: a.active && b.active, ...(placed.length > 0 && { placedAt: Math.min(...placed) }), ...(notice && { notice }), ...(sale && { sale }), ...(progress && { progress }) };
}

function inOrder(orders: ContactOrder[]): ContactOrder[] {
  return orders.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
