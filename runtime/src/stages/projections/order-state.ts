/** What an order's dated facts add up to: paid, fulfilled, cancelled, refunded, and what is still open. */
import type { OrderView } from '@nachklang/nodes/sdk';
import type { OrderFact } from '../../engine/model.ts';

const CLOSES_RETURN = new Set(['return.rejected', 'return.refunded']);
/** Amounts are in major units; sums of them are off by less than this. */
const HALF_A_CENT = 0.005;

/** Sets every derived field of the view; `facts` are in order of time. */
export function deriveOrderState(view: OrderView, facts: readonly OrderFact[]): void {
  for (const fact of facts) {
    const field = FIRST_TIME[fact.type];
    if (field !== undefined && !(view[field] !== undefined && view[field] <= fact.time)) view[field] = fact.time;
  }
  // Most events meet an order that was only placed: nothing of the rest can be true of it.
  if (facts.length < 2 && facts[0]?.type === 'order.placed') return;
  const refunds = facts.filter((fact) => fact.type === 'order.refunded');
  const lastRefund = refunds.at(-1);
  if (lastRefund) view.refundedAt = lastRefund.time;
  view.state = view.cancelledAt !== undefined ? 'cancelled' : refundedInFull(view.total, refunds) ? 'refunded' : 'open';
  view.openReturns = openReturns(facts);
  view.openComplaints = openComplaints(facts);
}

/** The first fact of a type dates the field. */
const FIRST_TIME: Partial<Record<OrderFact['type'], 'placedAt' | 'paidAt' | 'fulfilledAt' | 'cancelledAt'>> = {
  'order.placed': 'placedAt', 'order.paid': 'paidAt', 'order.fulfilled': 'fulfilledAt', 'order.cancelled': 'cancelledAt',
};

function refundedInFull(total: number, refunds: readonly OrderFact[]): boolean {
  if (refunds.some((refund) => refund.full === true)) return true;
  const sum = refunds.reduce((amount, refund) => amount + (refund.amount ?? 0), 0);
  return total > 0 && sum >= total - HALF_A_CENT;
}

/** A return is open until it is rejected, refunded or closed; what carriers report afterwards does not open it again. */
function openReturns(facts: readonly OrderFact[]): number {
  if (!facts.some(({ type }) => type.startsWith('return.'))) return 0;
  const open = new Map<string, boolean>();
  for (const fact of facts) {
    if (!fact.type.startsWith('return.') || fact.ref === undefined) continue;
    open.set(fact.ref, open.get(fact.ref) !== false && !CLOSES_RETURN.has(fact.type) && fact.closed !== true);
  }
  return count(open);
}

/** A complaint may be opened again: the latest word counts. */
function openComplaints(facts: readonly OrderFact[]): number {
  if (!facts.some(({ type }) => type.startsWith('complaint.'))) return 0;
  const open = new Map<string, boolean>();
  for (const fact of facts) {
    if (fact.type.startsWith('complaint.') && fact.ref !== undefined) open.set(fact.ref, fact.type === 'complaint.opened');
  }
  return count(open);
}

function count(open: ReadonlyMap<string, boolean>): number {
  let sum = 0;
  for (const isOpen of open.values()) if (isOpen) sum += 1;
  return sum;
}
