/** A parcel's state from its facts: in the order in which things happened, never backwards except by a retraction. */
import type { EventData, ParcelStatus, ParcelView } from '@nachklang/nodes/sdk';
import type { EventRecord, OrderRecord, ParcelFact } from '../../engine/model.ts';
import { isLater } from './stamps.ts';

/** Statuses of one rank follow each other freely; a lower one that happens later changes nothing. */
const RANK: Record<ParcelStatus, number> = {
  unknown: 0, label_created: 1, handed_over: 2,
  in_transit: 3, customs: 3, delayed: 3, out_for_delivery: 3, attempt_failed: 3, ready_for_pickup: 3, exception: 3, cancelled: 3, expired: 3,
  delivered: 4, returning: 5, returned: 6,
};

/** Statuses that only a parcel in the carrier's hands can have. */
const WITH_CARRIER = new Set<ParcelStatus>([
  'handed_over', 'in_transit', 'customs', 'out_for_delivery', 'attempt_failed', 'ready_for_pickup', 'delivered', 'returning', 'returned',
]);

export function parcelFact(event: EventRecord): ParcelFact | undefined {
  const { _id, time } = event;
  if (event.type === 'parcel.retracted') {
    const { retractedStatus } = event.data as EventData<'parcel.retracted'>;
    return { event: _id, time, status: 'retracted', ...(retractedStatus !== undefined && { retracts: retractedStatus }) };
  }
  if (event.type !== 'parcel.status') return undefined;
  const { status, rawStatus, parcel } = event.data as EventData<'parcel.status'>;
  return { event: _id, time, status, ...(rawStatus !== undefined && { raw: rawStatus }), ...(parcel.returning === true && { back: true }) };
}

/** The facts with one more, in order of (time, event); the same list when it is there already. */
export function withFact<T extends { event: string; time: number }>(facts: T[], fact: T): T[] {
  let at = facts.length;
  while (at > 0) {
    const before = facts[at - 1];
    if (before?.event === fact.event) return facts;
    if (!before || isLater(said(fact), said(before))) break;
    at -= 1;
  }
  return facts.toSpliced(at, 0, fact);
}

export type ParcelProgress = Pick<ParcelView, 'status' | 'rawStatus' | 'statusAt' | 'handedOverAt' | 'deliveredAt' | 'returning'> & Required<Pick<ParcelView, 'firstReports'>>;

export function progressOf(facts: readonly ParcelFact[]): ParcelProgress {
  const firstReports: ParcelProgress['firstReports'] = {};
  const progress: ParcelProgress = { status: 'unknown', statusAt: facts[0]?.time ?? 0, returning: false, firstReports };
  for (const fact of standing(facts)) {
    if (fact.status === 'retracted') continue;
    firstReports[fact.status] ??= fact.event;
    if (fact.back || fact.status === 'returning' || fact.status === 'returned') progress.returning = true;
    if (progress.handedOverAt === undefined && WITH_CARRIER.has(fact.status)) progress.handedOverAt = fact.time;
    const status = onTheWayBack(fact.status, progress.returning);
    if (RANK[status] < RANK[progress.status]) continue;
    if (status === 'delivered' && progress.status !== 'delivered') progress.deliveredAt = fact.time;
    progress.status = status;
    progress.statusAt = fact.time;
    if (fact.raw === undefined) delete progress.rawStatus;
    else progress.rawStatus = fact.raw;
  }
  if (progress.returning) delete progress.deliveredAt;
  return progress;
}

/** DHL ends a parcel that went back with "delivered": to the shop. It must never count as delivered to the customer. */
function onTheWayBack(status: ParcelStatus, returning: boolean): ParcelStatus {
  if (!returning) return status;
  if (status === 'delivered' || status === 'returned') return 'returned';
  return 'returning';
}

/** Without what was retracted: a retraction takes back the fact before it (DHL STORN), or the last one with the status it names. */
function standing(facts: readonly ParcelFact[]): readonly ParcelFact[] {
  if (!facts.some((fact) => fact.status === 'retracted')) return facts;
  const stack: ParcelFact[] = [];
  for (const fact of facts) {
    if (fact.status !== 'retracted') {
      stack.push(fact);
      continue;
    }
    const taken = fact.retracts === undefined ? stack.length - 1 : stack.findLastIndex((before) => before.status === fact.retracts);
    if (taken >= 0) stack.splice(taken, 1);
  }
  return stack;
}

/**
 * When the last parcel of a complete order reached the customer. Complete: the shop said so, or every line has been packed;
 * a line of several pieces may be split over parcels, so only the shop's word counts for it.
 */
export function lastDelivery(record: OrderRecord): number | undefined {
  const parcels: ParcelView[] = [];
  for (const parcel of record.view.parcels) {
    if (parcel.status === 'cancelled' || isReturnShipment(record, parcel.id)) continue;
    if (parcel.deliveredAt === undefined) return undefined;
    parcels.push(parcel);
  }
  if (parcels.length === 0 || (record.view.fulfilledAt === undefined && !allPacked(record.view.lines, parcels))) return undefined;
  return Math.max(...parcels.map((parcel) => parcel.deliveredAt ?? 0));
}

/** A parcel the customer sends: on its way back from its very first fact. */
function isReturnShipment(record: OrderRecord, parcelId: string): boolean {
  return record.parcelFacts[parcelKey(parcelId)]?.[0]?.back === true;
}

function allPacked(lines: OrderRecord['view']['lines'], parcels: readonly ParcelView[]): boolean {
  const packed = new Set(parcels.flatMap((parcel) => parcel.lineIds));
  const ordered = lines.filter((line) => line.quantity > 0);
  return ordered.length > 0 && ordered.every((line) => line.quantity === 1 && packed.has(line.id));
}

const said = ({ event, time }: { event: string; time: number }) => ({ by: event, time });

/** Parcel ids are the carrier's: dots, dollars and `__proto__` do not belong into field names. */
export function parcelKey(parcelId: string): string {
  if (!/[%.$\0]/.test(parcelId)) return `p${parcelId}`;
  return `p${parcelId.replaceAll('%', '%25').replaceAll('.', '%2E').replaceAll('$', '%24').replaceAll('\0', '%00')}`;
}
