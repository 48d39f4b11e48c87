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
  const parcel = enrollment.parcelId && order ? order.view.parcels.find((candidate) => candidate.id === enrollment.parcelId) : undefined;
  const line = enrollment.lineId && order ? order.view.lines.find((candidate) => candidate.id === enrollment.lineId) : undefined;
  return {
    shop,
    contact: contact.view,
    ...(order && { order: order.view }),
    ...(parcel && { parcel }),
    ...(line && { line }),
    event: event ?? enrollment.trigger,
    enrollment: {
      id: enrollment._id,
      journeyId: enrollment.journeyId,
      subject: enrollment.subject,
      startedAt: enrollment.startedAt,
      messagesSent: enrollment.messagesSent,
      path: enrollment.path,
    },
  };
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
    ...(resumed && { resumed }),
    random: (key = '') => seeded(enrollment._id, enrollment.nodeId, String(visit), key),
    sticky: (key) => seeded(contact._id, enrollment.journeyId, enrollment.nodeId, key),
    matches: (rules) => journey.matches(rules, { ...facts, now }),
  };
  return context;
}
