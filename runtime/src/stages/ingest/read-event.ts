/** From a CloudEvent to the record that will be stored: parsed once, here; trusted everywhere after. */
import { CloudEvent, EVENT_TYPES, isEventType, schemaOfEvent, type ContactFacts, type EpochMs, type EventType } from '@nachklang/nodes/sdk';
import { Compile, type Validator } from 'typebox/compile';
import type { EventRecord } from '../../engine/model.ts';
import { explainAll } from '../../plugins/validation.ts';
import type { EventProblem } from './answer.ts';
import { normaliseEmail, normalisePhone } from './normalise-contact.ts';
import { unstorable } from '../../store/storable.ts';
import { isTimeZone } from './time-zone.ts';

/** An event with everything but its contact. */
export type ReadEvent = { kind: 'event'; record: EventRecord } | { kind: 'invalid'; problem: EventProblem };

/** Clocks differ; more than this is a mistake, and would keep the event from ever being the latest word. */
const FUTURE_ALLOWED_MS = 24 * 3_600_000;
/** Made by the runtime alone. */
const INTERNAL_TYPES = new Set(['contact.merged', 'contact.absorbed', 'contact.handed_over', 'message.failed', 'message.withdrawn', 'call.completed']);

const envelope = Compile(CloudEvent);
const validators = new Map<string, Validator>();

export function readEvent(shopId: string, input: unknown, now: EpochMs): ReadEvent {
  if (!envelope.Check(input)) return refuse(explainAll(envelope.Errors(input)), '');
  return readCloudEvent(shopId, input, now);
}

/** Of one that is a CloudEvent for sure. */
export function readCloudEvent(shopId: string, input: CloudEvent, now: EpochMs): ReadEvent {
  const { type } = input;
  if (!isEventType(type) || INTERNAL_TYPES.has(type)) return unknownType(type);
  const time = input.time === undefined ? now : Date.parse(input.time);
  const wrongTime = checkTime(time, input.time, now);
  if (wrongTime) return wrongTime;
  if (!isObject(input.data)) return invalid({ code: 'wrong_type', field: '/data', detail: `/data must be an object with what happened; see the schema of ${type}.` });

  const data = dataOf(input.data, input.subject, type);
  const validator = validatorOf(type);
  if (!validator.Check(data)) return refuse(explainAll(validator.Errors(data)), '/data');
  const zone = contactOf(data)?.timeZone;
  if (zone !== undefined && !isTimeZone(zone)) {
    return invalid({ code: 'invalid', field: '/data/contact/timeZone', detail: `There is no time zone ${zone}; send an IANA name such as Europe/Berlin, or leave it out.` });
  }
  const stored = unstorable(data);
  if (stored !== undefined) return invalid({ code: 'not_storable', field: '/data', detail: stored });
  return { kind: 'event', record: recordOf(shopId, input, type, time, now, data) };
}

/** Of an event that was read before, elsewhere: nothing is checked again. */
export function recordOfRead(shopId: string, input: CloudEvent, now: EpochMs): EventRecord {
  const { type, time, subject } = input;
  if (!isEventType(type) || !isObject(input.data)) throw new Error(`The event ${input.id} was not read before.`);
  return recordOf(shopId, input, type, time === undefined ? now : Date.parse(time), now, dataOf(input.data, subject, type));
}

function recordOf(shopId: string, input: CloudEvent, type: EventType, time: EpochMs, now: EpochMs, data: Record<string, unknown>): EventRecord {
  const orderId = idIn(data, 'order');
  const parcelId = idIn(data, 'parcel');
  return {
    _id: `${shopId}|${input.source}|${input.id}`,
    shopId,
    source: input.source,
    type,
    time,
    receivedAt: now,
    ...(orderId !== undefined && { orderId }),
    ...(parcelId !== undefined && { parcelId }),
    data,
    state: 'pending',
  };
}

function validatorOf(type: EventType): Validator {
  const key = Object.hasOwn(EVENT_TYPES, type) ? type : 'custom';
  let validator = validators.get(key);
  if (!validator) validators.set(key, (validator = Compile(schemaOfEvent(type))));
  return validator;
}

function checkTime(time: EpochMs, said: string | undefined, now: EpochMs): ReadEvent | undefined {
  if (Number.isNaN(time)) return invalid({ code: 'invalid', field: '/time', detail: `/time ${said} is not an instant; send it as 2026-03-01T09:30:00Z.` });
  if (time <= now + FUTURE_ALLOWED_MS) return undefined;
  const detail = `/time ${said} lies more than a day ahead; send when it happened, in UTC or with its offset, and check the sender’s clock.`;
  return invalid({ code: 'time_in_future', field: '/time', detail });
}

/** In the one form that everybody after this relies on. */
function dataOf(data: Record<string, unknown>, subject: string | undefined, type: EventType): Record<string, unknown> {
  return normalised(withSubject(data, subject, type));
}

/** CloudEvents' `subject` names what the data left out: `order/<id>`, `parcel/<id>` or `contact/<e-mail or customer id>`. */
function withSubject(data: Record<string, unknown>, subject: string | undefined, type: EventType): Record<string, unknown> {
  const [, kind, id] = subject?.match(/^(order|parcel|contact)\/(.+)$/s) ?? [];
  if (kind === undefined || id === undefined || data[kind] !== undefined) return data;
  if (kind === 'contact') return { ...data, contact: id.includes('@') ? { email: id } : { customerId: id } };
  if (kind === 'parcel' && !type.startsWith('parcel.')) return data;
  return { ...data, [kind]: { id } };
}

function normalised(data: Record<string, unknown>): Record<string, unknown> {
  const contact = data['contact'];
  if (!isObject(contact)) return data;
  const { email, phone, customerId, country } = contact;
  const facts: Record<string, unknown> = { ...contact };
  if (typeof email === 'string') facts['email'] = normaliseEmail(email);
  if (typeof phone === 'string') facts['phone'] = normalisePhone(phone, typeof country === 'string' ? country : undefined);
  if (typeof customerId === 'string') facts['customerId'] = customerId.trim();
  for (const name of ['email', 'phone', 'customerId']) if (facts[name] === '') delete facts[name];
  return { ...data, contact: facts };
}

/** What a stored event said about a person; it was validated on its way in. */
export function contactFactsOf(record: EventRecord): ContactFacts | undefined {
  return contactOf(record.data);
}

function contactOf(data: Record<string, unknown>): ContactFacts | undefined {
  return data['contact'] as ContactFacts | undefined;
}

function idIn(data: Record<string, unknown>, name: 'order' | 'parcel'): string | undefined {
  const named = data[name];
  return isObject(named) && typeof named['id'] === 'string' ? named['id'] : undefined;
}

function refuse(errors: ReturnType<typeof explainAll>, prefix: string): ReadEvent {
  const first = errors[0];
  if (!first) return invalid({ code: 'invalid', field: prefix, detail: 'The event does not fit its schema.' });
  return invalid({ code: first.code, field: `${prefix}${first.field}`, detail: errors.map((error) => error.detail).join(' ') });
}

function unknownType(type: string): ReadEvent {
  const known = Object.keys(EVENT_TYPES).filter((name) => !INTERNAL_TYPES.has(name)).join(', ');
  return invalid({ code: 'unknown_type', field: '/type', detail: `There is no event type ${type}. Send one of ${known}, or one of your own as custom.<name>.` });
}

function invalid(problem: EventProblem): ReadEvent {
  return { kind: 'invalid', problem };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
