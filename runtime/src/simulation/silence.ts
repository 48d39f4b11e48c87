/** How long orders go without a word (R1): the longest gap between placing, the messages about it, and its arrival. */
import type { EpochMs, OrderView } from '@nachklang/nodes/sdk';
import type { OrderRecord } from '../engine/model.ts';
import type { MessageRecord } from '../engine/outbox-model.ts';

export interface OrderSilence {
  orderId: string;
  number: string;
  from: EpochMs;
  to: EpochMs;
  ms: number;
}

export interface Silence {
  longest?: OrderSilence;
  /** Over the longest silence of each order. */
  medianMs?: number;
  /** Orders that ran to their end without any message. */
  ordersWithoutMessage: number;
}

/** The longest silence of each of some orders. */
export interface Silences {
  longest?: OrderSilence;
  gapsMs: number[];
  ordersWithoutMessage: number;
}

/** @param sent messages that went out, in any order */
export function findSilences(orders: readonly OrderRecord[], sent: readonly MessageRecord[], lastFact: EpochMs): Silences {
  const byOrder = new Map<string, EpochMs[]>();
  for (const message of sent) {
    if (message.orderId === undefined) continue;
    const times = byOrder.get(message.orderId);
    if (times) times.push(message.createdAt);
    else byOrder.set(message.orderId, [message.createdAt]);
  }
  const silences: Silences = { gapsMs: [], ordersWithoutMessage: 0 };
  for (const { view } of orders) {
    if (view.placedAt === undefined) continue;
    const times = byOrder.get(view.id) ?? [];
    if (times.length === 0) silences.ordersWithoutMessage += 1;
    const gap = longestGap(view, view.placedAt, times, endOf(view, lastFact));
    silences.gapsMs.push(gap.ms);
    if (!silences.longest || isLonger(gap, silences.longest)) silences.longest = gap;
  }
  return silences;
}

export function joinSilences(parts: readonly Silences[]): Silence {
  const gaps = parts.flatMap((part) => part.gapsMs).sort((a, b) => b - a);
  const medianMs = gaps[Math.floor(gaps.length / 2)];
  const longest = parts.flatMap((part) => part.longest ?? []).reduce<OrderSilence | undefined>((a, b) => (a && !isLonger(b, a) ? a : b), undefined);
  const ordersWithoutMessage = parts.reduce((sum, part) => sum + part.ordersWithoutMessage, 0);
  return { ordersWithoutMessage, ...(longest && { longest }), ...(medianMs !== undefined && { medianMs }) };
}

/** When anything last happened to one of these orders. */
export function lastFactOf(orders: Iterable<OrderRecord>): EpochMs {
  let latest = 0;
  for (const order of orders) latest = Math.max(latest, order.facts.at(-1)?.time ?? 0);
  return latest;
}

/** Of equals the one that began first. */
function isLonger(a: OrderSilence, b: OrderSilence): boolean {
  return a.ms > b.ms || (a.ms === b.ms && (a.from < b.from || (a.from === b.from && a.orderId < b.orderId)));
}

/** After its arrival or its end nobody waits for word of an order any more. */
function endOf(view: OrderView, lastFact: EpochMs): EpochMs {
  return view.lastDeliveryAt ?? view.cancelledAt ?? view.refundedAt ?? lastFact;
}

function longestGap(view: OrderView, placedAt: EpochMs, times: readonly EpochMs[], end: EpochMs): OrderSilence {
  const points = [placedAt, ...times.filter((at) => at > placedAt && at < end).sort((a, b) => a - b), Math.max(placedAt, end)];
  const longest = { from: placedAt, to: placedAt };
  for (const [index, to] of points.entries()) {
    const from = points[index - 1] ?? to;
    if (to - from > longest.to - longest.from) Object.assign(longest, { from, to });
  }
  return { orderId: view.id, number: view.number, ...longest, ms: longest.to - longest.from };
}
