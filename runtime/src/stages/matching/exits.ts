/** Events that end runs at once: the journey's own exits and those every shop has. */
import type { CompiledJourney } from '../../engine/compile-journey.ts';
import type { ContactRecord, EnrollmentRecord, EventRecord, OrderRecord } from '../../engine/model.ts';

/** The reason this event ends the enrollment, if it does. An event never ends the run it started. */
export function exitReason(event: EventRecord, enrollment: EnrollmentRecord, journey: CompiledJourney): string | undefined {
  if (event._id === enrollment.trigger.id || event.time < enrollment.trigger.time) return undefined;
  if (event.type === 'contact.erased') return event.type;
  if (objects(event.type)) return journey.sendsMarketing ? event.type : undefined;
  const sameOrder = enrollment.orderId !== undefined && event.orderId === enrollment.orderId;
  if (event.type === 'order.cancelled' && sameOrder) return event.type;
  const own = journey.document.settings.exitOn.find((exit) => exit.type === event.type);
  if (!own) return undefined;
  const scope = own.scope ?? (enrollment.orderId === undefined ? 'contact' : 'order');
  return scope === 'contact' || sameOrder ? event.type : undefined;
}

/** Whether a run begun by this event would already have been ended by something that happened later but arrived earlier. */
export function alreadyEnded(event: EventRecord, journey: CompiledJourney, contact: ContactRecord, order: OrderRecord | undefined): string | undefined {
  if (contact.erasedAt !== undefined) return 'contact.erased';
  const ends = (type: string) => type === 'order.cancelled' || journey.document.settings.exitOn.some((exit) => exit.type === type);
  const later = order?.facts.find((fact) => fact.time >= event.time && fact.event !== event._id && fact.type !== event.type && ends(fact.type));
  return later?.type;
}

/** Whether the event forbids advertising (Art. 21(2)–(3) GDPR). */
export function objects(type: string): boolean {
  return type === 'contact.objected' || type === 'message.unsubscribed' || type === 'message.complained';
}
