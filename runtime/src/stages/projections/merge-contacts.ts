/** `mergeContacts`: two contacts that turned out to be one person. The stricter side of consents and suppressions holds. */
import type { ContactView, ShopView } from '@nachklang/nodes/sdk';
import type { Bounce, ContactRecord, Entry, Suppression } from '../../engine/model.ts';
import { stricterConsents } from './consents.ts';
import { joinOrders, sumOrders } from './contact-orders.ts';
import { eraseBoth } from './erasure.ts';
import { lessOften } from './frequency.ts';
import { fresh, settle } from './project-contact.ts';
import { isLater, joinStamps } from './stamps.ts';

/** A fresh `into` with everything of `from`; merging the same two again changes nothing. */
export function mergeContacts(into: ContactRecord, from: ContactRecord, shop: ShopView): ContactRecord {
  const next = fresh(into);
  const other = fresh(from);
  eraseBoth(next, other);
  const { joined, ofOther } = joinStamps(next.stamps, other.stamps);
  next.stamps = joined;
  for (const field of ofOther) take(next.view, other.view, field);
  next.view.tags = [...new Set([...next.view.tags, ...other.view.tags])];
  next.view.attributes = { ...other.view.attributes, ...next.view.attributes };
  next.orders = joinOrders(into.orders, from.orders);
  sumOrders(next.view, next.orders);
  next.consents = stricterConsents(into.consents, from.consents);
  next.suppressions = joinBy(into.suppressions, from.suppressions, ({ channel, reason }) => `${channel}|${reason}`);
  const frequency = lessOften(into.frequency, from.frequency);
  if (frequency) next.frequency = frequency;
  const bounces = joinBy(into.bounces ?? [], from.bounces ?? [], ({ address }: Bounce) => address ?? '');
  if (bounces.length > 0) next.bounces = bounces;
  next.window = unique([...into.window, ...from.window], ({ key }) => key).sort((a, b) => a.at - b.at);
  next.entries = unique([...into.entries, ...from.entries.map(ofSubject)], (entry) => `${entry.journeyId}|${entry.subjectKey}|${entry.occurrence}|${entry.eventId}`);
  next.createdAt = Math.min(into.createdAt, from.createdAt);
  settle(next, shop);
  return next;

  /** A journey about the contact itself was entered by one and the same person. */
  function ofSubject(entry: Entry): Entry {
    return entry.subjectKey === from._id ? { ...entry, subjectKey: into._id } : entry;
  }
}

/** What stays of the contact that was taken over: the way to the other one, and nothing personal. */
export function mergedAway(from: ContactRecord, intoId: string): ContactRecord {
  const { locale, timeZone } = from.view;
  const { bounces: _bounces, erasedAt: _erasedAt, mergedFrom: _mergedFrom, ...kept } = from;
  return {
    ...kept,
    mergedInto: intoId,
    view: { id: from._id, locale, timeZone, tags: [], attributes: {}, orderCount: 0, totalSpent: 0 },
    stamps: {}, orders: [], consents: [], suppressions: [], window: [], entries: [],
  };
}

function take(view: ContactView, other: ContactView, field: string): void {
  if (field.startsWith('attributes.')) {
    const name = field.slice('attributes.'.length);
    const value = other.attributes[name];
    if (value !== undefined) view.attributes[name] = value;
    return;
  }
  for (const key of field === 'place' ? (['country', 'state', 'postcode'] as const) : OWN.filter((one) => one === field)) {
    if (other[key] === undefined) Reflect.deleteProperty(view, key);
    else Object.assign(view, { [key]: other[key] });
  }
}

const OWN = ['email', 'phone', 'customerId', 'firstName', 'lastName', 'timeZone', 'locale'] as const;

function joinBy<T extends Suppression | Bounce>(a: readonly T[], b: readonly T[], key: (one: T) => string): T[] {
  const joined = new Map<string, T>();
  for (const one of [...a, ...b]) {
    const known = joined.get(key(one));
    if (!known || isLater({ time: one.at, by: one.by }, { time: known.at, by: known.by })) joined.set(key(one), one);
  }
  return [...joined.values()];
}

function unique<T>(list: readonly T[], key: (one: T) => string): T[] {
  return [...new Map(list.map((one) => [key(one), one])).values()];
}
