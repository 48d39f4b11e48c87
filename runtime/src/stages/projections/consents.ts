/** What a person allowed and forbade, from dated proofs: who said what last decides, and every proof stays readable. */
import { hash } from 'node:crypto';
import type { Channel, EventData } from '@nachklang/nodes/sdk';
import type { Consent, ConsentProof, ConsentState, ContactRecord, EventRecord, Suppression } from '../../engine/model.ts';
import { erasedUntil } from './erasure.ts';
import { chooseFrequency, forgetFrequency } from './frequency.ts';
import { isLater } from './stamps.ts';

/** Purpose of an objection to everything on a channel. */
const EVERYTHING = '*';
const DEFAULT_PURPOSE = 'marketing';
const CHANNELS: readonly Channel[] = ['email', 'sms'];

/** Replaces the lists of `next` as the event demands; what was agreed before an erasure is gone with it. */
export function applyConsent(next: ContactRecord, event: EventRecord): void {
  switch (event.type) {
    case 'contact.signed_up':
    case 'contact.consent_confirmed':
      return event.time > erasedUntil(next) ? agree(next, event) : undefined;
    case 'contact.objected':
      return object(next, event);
    case 'message.unsubscribed':
      return prove(next, 'email', EVERYTHING, 'withdrawn', { ...said(event), source: 'unsubscribe' });
    case 'contact.erased':
      return forgetConsents(next, event);
    case 'contact.frequency_chosen':
      return chooseFrequency(next, event);
    case 'contact.suppressed':
      return suppress(next, event);
    case 'message.bounced':
      return bounce(next, event);
    case 'message.complained':
      return complain(next, event);
    default:
      return undefined;
  }
}

/** The suppressions in force, from the proofs, the bounces and what was imported or complained. */
export function deriveSuppressions(next: ContactRecord): Suppression[] {
  const kept = next.suppressions.filter(({ reason }) => reason === 'complaint' || reason === 'import').sort(inOrder);
  if (next.consents.length === 0 && !next.bounces) return kept;
  const objections = next.consents.flatMap((consent) => objectionIn(next, consent));
  const bounced = next.bounces?.find(({ address }) => address === undefined || address === (next.view.email && hashAddress(next.view.email)));
  return [...kept, ...(bounced ? [{ channel: 'email' as const, reason: 'hard_bounce' as const, at: bounced.at, by: bounced.by }] : []), ...objections].sort(inOrder);
}

/** Of two sides of one person, the one that allows less, with the later objection of both. */
export function stricterConsents(a: readonly Consent[], b: readonly Consent[]): Consent[] {
  const keys = new Map([...a, ...b].map((consent) => [`${consent.channel}|${consent.purpose}`, consent]));
  const joined: Consent[] = [];
  for (const { channel, purpose } of keys.values()) {
    const [one, two] = [effective(a, channel, purpose), effective(b, channel, purpose)];
    const [stricter, other] = STRICTNESS[two.state ?? 'none'] > STRICTNESS[one.state ?? 'none'] ? [two, one] : [one, two];
    const withdrawn = later(stricter.evidence.withdrawn, other.evidence.withdrawn);
    const evidence = stricter.state === other.state ? join(stricter.evidence, other.evidence) : { ...stricter.evidence, ...(withdrawn && { withdrawn }) };
    joined.push({ channel, purpose, ...judge(evidence), evidence });
  }
  return rejudge(joined).sort(byKey);
}

export function hashAddress(address: string): string {
  return hash('sha256', address, 'base64url');
}

type Evidence = NonNullable<Consent['evidence']>;
const STRICTNESS = { none: 0, granted: 1, pending: 2, withdrawn: 3 } as const;

function agree(next: ContactRecord, event: EventRecord): void {
  const { channel, purpose, optIn } = event.data as EventData<'contact.signed_up'>;
  const granted = event.type === 'contact.consent_confirmed' || optIn === 'confirmed';
  const named = purpose === undefined || purpose === EVERYTHING ? DEFAULT_PURPOSE : purpose;
  prove(next, channel === 'sms' ? 'sms' : 'email', named, granted ? 'granted' : 'pending', agreement(event));
}

/** Art. 21(2) GDPR: an objection to advertising covers all of it on the channel, and every channel when none is named. */
function object(next: ContactRecord, event: EventRecord): void {
  const { channel, purpose } = event.data as EventData<'contact.objected'>;
  const only = purpose === undefined || purpose === DEFAULT_PURPOSE ? EVERYTHING : purpose;
  for (const one of CHANNELS) if (channel === undefined || channel === one) prove(next, one, only, 'withdrawn', event.time > erasedUntil(next) ? proof(event) : withoutTraces(proof(event)));
}

function forgetConsents(next: ContactRecord, event: EventRecord): void {
  forgetFrequency(next, event.time);
  const kept = next.consents.flatMap((consent): Consent[] => {
    const evidence: Evidence = {};
    for (const state of ['granted', 'pending', 'withdrawn'] as const) {
      const one = consent.evidence?.[state];
      if (one && one.at > event.time) evidence[state] = one;
      else if (one && state === 'withdrawn') evidence[state] = withoutTraces(one);
    }
    return Object.keys(evidence).length === 0 ? [] : [{ ...consent, evidence }];
  });
  next.consents = rejudge(kept);
  for (const channel of CHANNELS) prove(next, channel, EVERYTHING, 'withdrawn', { ...said(event), source: 'erasure' });
}

/** An objection outlives the erasure, but not whence it came: only whether a link or the erasure itself said it. */
function withoutTraces({ at, by, source, version }: ConsentProof): ConsentProof {
  return { at, by, ...((source === 'unsubscribe' || source === 'erasure') && { source }), ...(version !== undefined && { version }) };
}

function prove(next: ContactRecord, channel: Channel, purpose: string, state: ConsentState, latest: ConsentProof): void {
  const before = next.consents.find((consent) => consent.channel === channel && consent.purpose === purpose);
  const known = before?.evidence?.[state];
  if (known && !isLater(dated(latest), dated(known))) return;
  const evidence: Evidence = { ...before?.evidence, [state]: latest };
  const others = next.consents.filter((consent) => consent !== before);
  next.consents = rejudge([...others, { channel, purpose, state, ...latest, evidence }]).sort(byKey);
}

/** An objection to everything on a channel reaches into every purpose of it, whichever came first. */
function rejudge(consents: readonly Consent[]): Consent[] {
  return consents.map(({ channel, purpose, evidence = {} }) => {
    const all = purpose === EVERYTHING ? undefined : blanket(consents, channel);
    const withdrawn = later(evidence.withdrawn, all);
    return { channel, purpose, ...judge({ ...evidence, ...(withdrawn && { withdrawn }) }), evidence };
  });
}

/** A second sign-up does not take back a confirmed one; an objection takes back both, until the person agrees anew. */
function judge({ granted, pending, withdrawn }: Evidence): ConsentProof & { state: ConsentState } {
  if (granted && (!withdrawn || isLater(dated(granted), dated(withdrawn)))) return { state: 'granted', ...granted };
  if (pending && (!withdrawn || isLater(dated(pending), dated(withdrawn)))) return { state: 'pending', ...pending };
  return { state: 'withdrawn', ...(withdrawn ?? { at: 0, by: '' }) };
}

function effective(consents: readonly Consent[], channel: Channel, purpose: string): { state: ConsentState | undefined; evidence: Evidence } {
  const own = consents.find((consent) => consent.channel === channel && consent.purpose === purpose);
  if (own) return { state: own.state, evidence: own.evidence ?? { [own.state]: own } };
  const all = blanket(consents, channel);
  return all ? { state: 'withdrawn', evidence: { withdrawn: all } } : { state: undefined, evidence: {} };
}

/** An objection is in force until a later confirmed consent for the same channel. */
function objectionIn(next: ContactRecord, { channel, purpose, evidence }: Consent): Suppression[] {
  const objection = evidence?.withdrawn;
  if (purpose !== EVERYTHING || !objection) return [];
  const lifted = next.consents.some((consent) => consent.channel === channel && consent.state === 'granted');
  return lifted ? [] : [{ channel, reason: reasonOf(next, objection), at: objection.at, by: objection.by }];
}

/** Who came back after an erasure is still not to be advertised to, but must get the mails about a new order. */
function reasonOf(next: ContactRecord, { source }: ConsentProof): Suppression['reason'] {
  if (source === 'erasure') return next.erasedAt === undefined ? 'objection' : 'erasure';
  return source === 'unsubscribe' ? 'unsubscribe' : 'objection';
}

function bounce(next: ContactRecord, event: EventRecord): void {
  const { permanent, contact } = event.data as EventData<'message.bounced'>;
  if (permanent !== true) return;
  const address = contact?.email === undefined ? undefined : hashAddress(contact.email);
  const known = next.bounces?.find((one) => one.address === address);
  if (known && !isLater(dated(known), dated(said(event)))) return;
  const bounces = [...(next.bounces ?? []).filter((one) => one !== known), { ...(address !== undefined && { address }), ...said(event) }];
  next.bounces = bounces.sort((a, b) => a.at - b.at || (a.by < b.by ? -1 : 1));
}

function complain(next: ContactRecord, event: EventRecord): void {
  const known = next.suppressions.find(({ reason }) => reason === 'complaint');
  if (known && !isLater(dated(known), dated(said(event)))) return;
  next.suppressions = [...next.suppressions.filter((one) => one !== known), { channel: 'email', reason: 'complaint', ...said(event) }];
}

/** Somebody else’s list of addresses that must get nothing. */
function suppress(next: ContactRecord, event: EventRecord): void {
  const { channel = 'any' } = event.data as EventData<'contact.suppressed'>;
  const known = next.suppressions.find((one) => one.reason === 'import' && one.channel === channel);
  if (known && !isLater(dated(known), dated(said(event)))) return;
  next.suppressions = [...next.suppressions.filter((one) => one !== known), { channel, reason: 'import', ...said(event) }];
}

function blanket(consents: readonly Consent[], channel: Channel): ConsentProof | undefined {
  return consents.find((consent) => consent.channel === channel && consent.purpose === EVERYTHING)?.evidence?.withdrawn;
}

function proof(event: EventRecord): ConsentProof {
  const { source, wording, wordingVersion: version, ip, proof: kept } = event.data as EventData<'contact.signed_up'>;
  const found: ConsentProof = { ...said(event) };
  for (const [name, value] of Object.entries({ source, wording, version, ip, proof: kept })) if (value !== undefined) Object.assign(found, { [name]: value });
  return found;
}

/** What is personal of it goes with an erasure, because every agreement of before does. */
function agreement(event: EventRecord): ConsentProof {
  const { channel, contact } = event.data as EventData<'contact.signed_up'>;
  const address = channel === 'sms' ? contact.phone : contact.email;
  return { ...proof(event), ...(address !== undefined && { address }) };
}

function join(a: Evidence, b: Evidence): Evidence {
  const joined: Evidence = {};
  for (const state of ['granted', 'pending', 'withdrawn'] as const) {
    const proof = later(a[state], b[state]);
    if (proof) joined[state] = proof;
  }
  return joined;
}

function later(a: ConsentProof | undefined, b: ConsentProof | undefined): ConsentProof | undefined {
  if (!a || !b) return a ?? b;
  return isLater(dated(b), dated(a)) ? b : a;
}

const said = (event: EventRecord) => ({ at: event.time, by: event._id });
const dated = ({ at, by }: { at: number; by: string }) => ({ time: at, by });
const inOrder = (a: Suppression, b: Suppression) => a.at - b.at || (a.by + a.channel < b.by + b.channel ? -1 : 1);
const byKey = (a: Consent, b: Consent) => (`${a.channel}|${a.purpose}` < `${b.channel}|${b.purpose}` ? -1 : 1);
