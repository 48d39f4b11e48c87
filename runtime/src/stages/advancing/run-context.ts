/** Builds what a node sees from the records of a run. */
import type { EnrollmentView, ExecuteContext, Facts, JourneyEvent, Resumed, ShopView } from '@nachklang/nodes/sdk';
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
export function factsOf(records: RunRecords, event?: JourneyEvent): Facts {
  const { enrollment, contact, shop } = records;
  const facts: Facts = { shop, contact: contact.view, event: event ?? enrollment.trigger, enrollment: viewOf(enrollment) };
  addOrder(facts, records);
  return facts;
}

export function executeContext(records: RunRecords, journey: CompiledJourney, now: number, resumed: Resumed | undefined): ExecuteContext {
  const { enrollment, contact, shop } = records;
  const { nodeId, visitStartedAt } = enrollment;
  const visit = enrollment.visits[nodeId] ?? 1;
  const context: ExecuteContext = {
    shop,
    contact: contact.view,
    event: resumed?.by === 'event' ? resumed.event : enrollment.trigger,
    enrollment: viewOf(enrollment),
    now,
    timeZone: journey.document.settings.timeZone === 'shop' ? shop.timeZone : contact.view.timeZone,
    nodeId,
    visit,
    visitStartedAt,
    random: (key = '') => seeded(enrollment._id, nodeId, String(visit), key),
    sticky: (key) => seeded(contact._id, enrollment.journeyId, nodeId, key),
    matches: (rules) => journey.matches(rules, context),
  };
  addOrder(context, records);
  if (resumed) context.resumed = resumed;
  return context;
}

function viewOf({ _id: id, journeyId, subject, startedAt, messagesSent, path }: EnrollmentRecord): EnrollmentView {
  return { id, journeyId, subject, startedAt, messagesSent, path };
}

/** With the parcel or the line that the run is about. */
function addOrder(facts: Facts, { enrollment: { parcelId, lineId }, order }: RunRecords): void {
  if (!order) return;
  facts.order = order.view;
  const parcel = parcelId === undefined ? undefined : order.view.parcels.find(({ id }) => id === parcelId);
  if (parcel) facts.parcel = parcel;
  const line = lineId === undefined ? undefined : order.view.lines.find(({ id }) => id === lineId);
  if (line) facts.line = line;
}
