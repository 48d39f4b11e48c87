/** How long orders go without a word (R1): the longest gap between placing, the messages about it, and its arrival. */
import type { EpochMs, OrderView } from '@nachklang/nodes/sdk';
import type { MessageRecord, OrderRecord } from '../engine/model.ts';

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

/** @param sent messages that went out, in any order */
export function findSilence(orders: readonly OrderRecord[], sent: readonly MessageRecord[]): Silence {
  const byOrder = new Map<string, EpochMs[]>();
  for (const message of sent) {
    if (message.orderId === undefined) continue;
    const times = byOrder.get(message.orderId);
    if (times) times.push(message.createdAt);
    else byOrder.set(message.orderId, [message.createdAt]);
  }
  const lastFact = orders.reduce((latest, order) => Math.max(latest, order.facts.at(-1)?.time ?? 0), 0);
  const silences: OrderSilence[] = [];
  let ordersWithoutMessage = 0;
  for (const { view } of orders) {
    if (view.placedAt === undefined) continue;
    const times = byOrder.get(view.id) ?? [];
    if (times.length === 0) ordersWithoutMessage += 1;
    silences.push(longestGap(view, view.placedAt, times, endOf(view, lastFact)));
  }
  silences.sort((a, b) => b.ms - a.ms);
  const [longest] = silences;
  const median = silences[Math.floor(silences.length / 2)];
  return { ordersWithoutMessage, ...(longest && { longest }), ...(median && { medianMs: median.ms }) };
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
