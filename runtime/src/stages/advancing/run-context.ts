/** Builds what a node sees from the records of a run. */
import type { ExecuteContext, Facts, JourneyEvent, Resumed, ShopView } from '@nachklang/nodes/sdk';
import type { CompiledJourney } from '../../engine/compile-journey.ts';
import type { ContactRecord, EnrollmentRecord, OrderRecord } from '../../engine/model.ts';
import { seeded } from '../../engine/seeded.ts';

export interface RunRecords {
  enrollment: EnrollmentRecord;
  contact: ContactRecord;
  order: OrderRecord | undefined;
  shop: ShopView;
}

/** The facts of a run; `event` is the one that resumed it, else the one that started it. */
export function factsOf({ enrollment, contact, order, shop }: RunRecords, event?: JourneyEvent): Facts {
  const { _id: id, journeyId, subject, startedAt, messagesSent, path, parcelId, lineId } = enrollment;
  const facts: Facts = { shop, contact: contact.view, event: event ?? enrollment.trigger, enrollment: { id, journeyId, subject, startedAt, messagesSent, path } };
  if (!order) return facts;
  facts.order = order.view;
  const parcel = parcelId === undefined ? undefined : order.view.parcels.find((candidate) => candidate.id === parcelId);
  if (parcel) facts.parcel = parcel;
  const line = lineId === undefined ? undefined : order.view.lines.find((candidate) => candidate.id === lineId);
  if (line) facts.line = line;
  return facts;
}

export function executeContext(records: RunRecords, journey: CompiledJourney, now: number, resumed: Resumed | undefined): ExecuteContext {
  const { enrollment, contact, shop } = records;
  const facts = factsOf(records, resumed?.by === 'event' ? resumed.event : undefined);
  const visit = enrollment.visits[enrollment.nodeId] ?? 1;
  const context: ExecuteContext = {
    ...facts,
    now,
    timeZone: journey.document.settings.timeZone === 'shop' ? shop.timeZone : contact.view.timeZone,
    nodeId: enrollment.nodeId,
    visit,
    visitStartedAt: enrollment.visitStartedAt,
    random: (key = '') => seeded(enrollment._id, enrollment.nodeId, String(visit), key),
    sticky: (key) => seeded(contact._id, enrollment.journeyId, enrollment.nodeId, key),
    matches: (rules) => journey.matches(rules, context),
  };
  if (resumed) context.resumed = resumed;
  return context;
}
