/** What must be true when everything has come to rest, whatever was killed: each broken promise is one sentence. */
import type { ContactRecord, EnrollmentRecord, EventRecord, Reservation } from '../engine/model.ts';
import type { DecisionRecord, MessageRecord } from '../engine/outbox-model.ts';
import type { CapRule } from '../engine/shop-model.ts';
import { messageIdOf } from '../stages/delivery/index.ts';
import { collectionsOf, type Db } from '../store/collections.ts';
import type { Purchase } from './customers.ts';
import type { Accepted } from './smtp-sink.ts';

export interface Evidence {
  shopId: string;
  mailFrom: string;
  caps: readonly CapRule[];
  /** Ids of journeys by their name; `service` sends the transactional mails. */
  journeys: ReadonlyMap<string, string>;
  service: string;
  acknowledged: ReadonlySet<string>;
  purchases: readonly Purchase[];
  accepted: readonly Accepted[];
  now: number;
}

export interface Verdict {
  broken: string[];
  figures: Record<'events' | 'orders' | 'mails' | 'serviceRepeats' | 'offers' | 'unknown' | 'withdrawn' | 'skipped' | 'deferred', number>;
}

interface Records {
  events: EventRecord[];
  contacts: ContactRecord[];
  enrollments: EnrollmentRecord[];
  messages: Map<string, MessageRecord>;
  decisions: DecisionRecord[];
}

export async function judge(db: Db, evidence: Evidence): Promise<Verdict> {
  const { events, contacts, enrollments, messages, decisions } = collectionsOf(db);
  const [seen, people, runs, outbox, ledger] = await Promise.all([
    events.find().toArray(), contacts.find().toArray(), enrollments.find().toArray(), messages.find().toArray(), decisions.find().toArray(),
  ]);
  const records: Records = { events: seen, contacts: people, enrollments: runs, messages: new Map(outbox.map((message) => [message._id, message])), decisions: ledger };
  return {
    broken: [
      ...eventsAreDone(records, evidence), ...nobodyIsStuck(records, evidence), ...messagesAreSettled(records, evidence), ...ledgerIsWhole(records),
      ...serviceMailsArrived(records, evidence), ...offersArrivedOnce(records, evidence), ...capsHold(records, evidence),
      ...await indexesAgree(db),
    ],
    figures: figuresOf(records, evidence),
  };
}

/** The store's own check: every index entry has its document, every document its entries. */
async function indexesAgree(db: Db): Promise<string[]> {
  const names = Object.values(collectionsOf(db)).map((collection) => collection.collectionName);
  const checks = await Promise.all(names.map((name) => db.command({ validate: name })));
  return checks.flatMap((check, index) => (check['valid'] === true ? [] : [`collection ${names[index]} is not valid: ${JSON.stringify(check['errors'])}`]));
}

function eventsAreDone({ events }: Records, { shopId, acknowledged }: Evidence): string[] {
  const states = new Map(events.map((event) => [event._id, event.state]));
  const lost = [...acknowledged].map((id) => `${shopId}|sample|${id}`).filter((id) => !states.has(id));
  return [
    ...lost.map((id) => `event ${id} was acknowledged and is lost`),
    ...events.filter(({ state }) => state !== 'done').map(({ _id, state, error }) => `event ${_id} is ${state} ${error ?? ''}`),
  ];
}

function nobodyIsStuck({ enrollments }: Records, { now, purchases, journeys }: Evidence): string[] {
  const broken = enrollments.flatMap(({ _id, state, dueAt, endReason }) => {
    if (state === 'failed') return [`enrollment ${_id} failed: ${endReason}`];
    return state === 'active' && (dueAt === undefined || dueAt <= now) ? [`enrollment ${_id} is stuck, due at ${dueAt}`] : [];
  });
  const known = new Set(enrollments.map(({ _id }) => _id));
  const missing = purchases
    // A cancellation that is worked through together with its order keeps the run from starting.
    .filter((purchase) => !purchase.cancelled)
    .flatMap(({ id }) => [...journeys.values()].map((journeyId) => `${journeyId}|${id}|1`))
    .filter((id) => !known.has(id));
  return [...broken, ...missing.map((id) => `enrollment ${id} never began`)];
}

function messagesAreSettled({ messages, enrollments }: Records, { accepted, mailFrom }: Evidence): string[] {
  const arrived = new Set(accepted.map(({ messageId }) => messageId));
  const broken = [...messages.values()].flatMap(({ _id, state, class: kind, error, claim }) => {
    if (state === 'queued' || state === 'sending' || state === 'failed') return [`message ${_id} is ${state}, claim ${JSON.stringify(claim)} ${error ?? ''}`];
    if (state === 'unknown' && kind !== 'marketing') return [`service mail ${_id} is unknown`];
    return state === 'sent' && !arrived.has(messageIdOf(_id, mailFrom)) ? [`message ${_id} is called sent and never arrived`] : [];
  });
  const lost = enrollments
    .filter(({ _id, path, state }) => path['mail'] === 'sent' && state !== 'exited' && !messages.has(messageKey(_id)))
    .map(({ _id }) => `enrollment ${_id} wanted a message that is not in the outbox`);
  return [...broken, ...lost];
}

function ledgerIsWhole({ enrollments, decisions, messages }: Records): string[] {
  const outcomes = Map.groupBy(decisions, ({ messageKey: key }) => key);
  const asked = enrollments.filter(({ path, deferral }) => path['mail'] !== undefined || deferral !== undefined).map(({ _id }) => messageKey(_id));
  return [
    ...asked.filter((key) => !outcomes.has(key)).map((key) => `no decision about ${key} in the ledger`),
    ...[...messages.keys()].filter((key) => !outcomes.get(key)?.some(({ outcome }) => outcome === 'send')).map((key) => `message ${key} left without a decision to send it`),
  ];
}

function serviceMailsArrived({ messages }: Records, { purchases, accepted, journeys, service, mailFrom }: Evidence): string[] {
  const bySubject = Map.groupBy(accepted.filter(({ marketing }) => !marketing), ({ subject }) => subject);
  return purchases.flatMap(({ id, cancelled }) => {
    const key = messageKey(`${journeys.get(service)}|${id}|1`);
    const mails = bySubject.get(`${service} ${id}`) ?? [];
    const strange = mails.filter(({ messageId }) => messageId !== messageIdOf(key, mailFrom)).map(({ messageId }) => `service mail of ${id} under another Message-ID ${messageId}`);
    const missing = !cancelled && mails.length === 0 ? [`no service mail for ${id}; its message is ${messages.get(key)?.state}`] : [];
    return [...strange, ...missing];
  });
}

function offersArrivedOnce({ messages }: Records, { accepted, mailFrom }: Evidence): string[] {
  const offers = accepted.filter(({ marketing }) => marketing);
  const states = new Map([...messages.values()].map(({ _id, state }) => [messageIdOf(_id, mailFrom), state]));
  const twice = [...Map.groupBy(offers, ({ subject }) => subject)].filter(([, mails]) => mails.length > 1).map(([subject, mails]) => `marketing mail “${subject}” arrived ${mails.length} times`);
  const untold = offers.filter(({ messageId }) => !['sent', 'unknown'].includes(states.get(messageId) ?? '')).map(({ messageId, subject }) => `“${subject}” arrived and is ${states.get(messageId)}`);
  return [...twice, ...untold];
}

/** A rolling window counts from the reservation, which a crash may part from the hand-over: so every mail needs its slot, and the slots keep the caps. */
function capsHold({ contacts, messages }: Records, { caps, accepted, mailFrom }: Evidence): string[] {
  const slots = new Map(contacts.flatMap(({ window }) => window.map((slot) => [messageIdOf(slot.key, mailFrom), slot] as const)));
  const offers = accepted.filter(({ marketing }) => marketing);
  const longest = caps.toSorted((a, b) => b.windowMs - a.windowMs)[0];
  return [
    ...offers.filter(({ messageId }) => !slots.has(messageId)).map(({ subject }) => `“${subject}” arrived without a slot`),
    ...contacts.flatMap(({ view, window }) => caps.filter((rule) => mostWithin(window, rule.windowMs) > rule.max).map((rule) => `${view.email} has more slots than ${rule.id} allows`)),
    ...[...Map.groupBy(offers, ({ to }) => to)].filter(([, mails]) => mails.length > (longest?.max ?? 0)).map(([to, mails]) => `${to} was sent ${mails.length} offers`),
    ...[...slots.values()].filter(({ key }) => !['sent', 'unknown'].includes(messages.get(key)?.state ?? '')).map(({ key }) => `a slot is kept for ${key}, which is ${messages.get(key)?.state}`),
  ];
}

function mostWithin(window: readonly Reservation[], windowMs: number): number {
  return Math.max(0, ...window.map(({ at }) => window.filter((other) => other.at > at - windowMs && other.at <= at).length));
}

function figuresOf({ messages, decisions }: Records, { acknowledged, purchases, accepted }: Evidence): Verdict['figures'] {
  const service = accepted.filter(({ marketing }) => !marketing);
  const inState = (state: MessageRecord['state']) => [...messages.values()].filter((message) => message.state === state).length;
  const decided = (outcome: DecisionRecord['outcome']) => decisions.filter((decision) => decision.outcome === outcome).length;
  return {
    events: acknowledged.size, orders: purchases.length, mails: accepted.length,
    serviceRepeats: service.length - new Set(service.map(({ messageId }) => messageId)).size,
    offers: accepted.length - service.length,
    unknown: inState('unknown'), withdrawn: inState('withdrawn'), skipped: decided('skip'), deferred: decided('defer'),
  };
}

function messageKey(enrollmentId: string): string {
  return `${enrollmentId}|mail|1`;
}
