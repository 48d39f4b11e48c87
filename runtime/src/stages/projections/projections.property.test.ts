import fc from 'fast-check';
import { PARCEL_STATUSES, type EventType } from '@nachklang/nodes/sdk';
import { expect, test } from 'vitest';
import type { EventRecord } from '../../engine/model.ts';
import { mergeContacts } from './merge-contacts.ts';
import { contactOf, orderOf, SHOP, testEvent } from './test-events.ts';

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const clean = (value: object): Record<string, unknown> => JSON.parse(JSON.stringify(value));
const contact = fc.record({
  email: maybe(fc.constantFrom('anna@example.com', 'ben@example.com')),
  firstName: maybe(fc.constantFrom('Anna', 'Bj\u00f6rn \u{1F389}')),
  locale: maybe(fc.constantFrom('de-DE', 'en', 'fr')),
  country: maybe(fc.constantFrom('DE', 'US', 'ES')),
  postcode: maybe(fc.constantFrom('35001', '10115')),
  timeZone: maybe(fc.constantFrom('Europe/Vienna', 'Asia/Tokyo')),
  tags: maybe(fc.uniqueArray(fc.constantFrom('a', 'b', 'c'))),
  attributes: maybe(fc.dictionary(fc.constantFrom('size', 'club'), fc.constantFrom('x', 'y', 3))),
});
const order = fc.record({
  id: fc.constantFrom('o1', 'o2'),
  number: maybe(fc.constantFrom('#1', '#2')),
  total: maybe(fc.constantFrom(10, 20.5)),
  currency: maybe(fc.constantFrom('EUR', 'CHF')),
  lines: maybe(fc.constantFrom([{ id: 'l1', title: 'Mug', quantity: 1 }], [{ id: 'l1', title: 'Mug', quantity: 2, categories: ['k'] }])),
  tags: maybe(fc.uniqueArray(fc.constantFrom('x', 'y'))),
  advertisingNotice: maybe(fc.constantFrom({ version: '1' }, { version: '2', text: 'Wir schreiben Ihnen.', shownAt: '1970-01-01T00:00:02Z' })),
  shippingAddress: maybe(fc.constantFrom({ country: 'CA', state: 'BC' }, { country: 'AT', postcode: '1010' })),
});
const only = fc.constant({ id: 'o1' });
const parcel = fc.record({ id: fc.constantFrom('p1', 'p.2'), carrier: maybe(fc.constantFrom('dhl', 'dpd')), lineIds: maybe(fc.constant(['l1'])), returning: maybe(fc.boolean()) });
const types = (...names: EventType[]) => fc.constantFrom(...names);

const told = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(types('order.placed', 'order.paid', 'order.cancelled', 'order.fulfilled'), fc.record({ order, contact: maybe(contact) })) },
  fc.tuple(types('order.refunded'), fc.record({ order: only, amount: maybe(fc.constantFrom(5, 10)), full: maybe(fc.boolean()) })),
  { weight: 4, arbitrary: fc.tuple(types('parcel.status'), fc.record({ parcel, order: only, status: fc.constantFrom(...PARCEL_STATUSES), rawStatus: maybe(fc.constantFrom('ZU', 'EE')) })) },
  fc.tuple(types('parcel.retracted'), fc.record({ parcel, order: only, retractedStatus: maybe(fc.constantFrom(...PARCEL_STATUSES)) })),
  fc.tuple(types('return.requested', 'return.received', 'return.refunded'), fc.record({ return: fc.record({ id: fc.constantFrom('r1', 'r2'), closed: maybe(fc.boolean()) }), order: only })),
  fc.tuple(types('complaint.opened', 'complaint.resolved'), fc.record({ complaint: fc.record({ id: fc.constantFrom('k1') }), order: only })),
  { weight: 2, arbitrary: fc.tuple(types('address.corrected'), fc.record({ order: only, address: maybe(fc.constantFrom({ country: 'DE', city: 'Ulm' }, { country: 'CH' })) })) },
  { weight: 3, arbitrary: fc.tuple(
    types('contact.signed_up', 'contact.consent_confirmed', 'contact.objected'),
    fc.record({ contact, channel: maybe(fc.constantFrom('email', 'sms')), purpose: maybe(fc.constantFrom('marketing', 'survey')), optIn: maybe(fc.constantFrom('single', 'confirmed')), source: maybe(fc.constant('shop')) }),
  ) },
  fc.tuple(types('contact.updated', 'contact.erased'), fc.record({ contact })),
  fc.tuple(types('contact.frequency_chosen'), fc.record({ contact, amount: fc.constantFrom('normal', 'half'), pauseUntil: maybe(fc.constant('1970-01-01T00:00:04Z')) })),
  fc.tuple(types('contact.suppressed'), fc.record({ contact, channel: maybe(fc.constantFrom('email', 'sms')) })),
  fc.tuple(types('message.bounced', 'message.complained', 'message.unsubscribed', 'message.opened'), fc.record({ messageId: fc.constant('m'), permanent: maybe(fc.boolean()), contact: maybe(fc.record({ email: fc.constantFrom('anna@example.com', 'ben@example.com') })) })),
);

/** Few instants, so that ties are common; the place in the list makes the id unique. */
const history = fc.array(fc.tuple(told, fc.integer({ min: 1, max: 6 })), { maxLength: 14 }).map((entries) =>
  entries.map(([[type, data], time], index): EventRecord => testEvent(type, time * 1000, clean(data), `${index}`)),
);
const shuffled = history.chain((events) => fc.tuple(fc.constant(events), fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 })));

const ofOrder = (events: readonly EventRecord[], id: string) => orderOf(events.filter((event) => event.orderId === id));
const runs = { numRuns: 600 };

test('any order and repetition of the same events makes the same order', () => {
  fc.assert(fc.property(shuffled, ([events, again]) => {
    for (const id of ['o1', 'o2']) expect(ofOrder(again, id)).toEqual(ofOrder(events, id));
  }), runs);
});

test('any order and repetition of the same events makes the same contact', () => {
  fc.assert(fc.property(shuffled, ([events, again]) => {
    expect(contactOf(again)).toEqual(contactOf(events));
  }), runs);
});

test('merging the same contact twice changes nothing more', () => {
  fc.assert(fc.property(history, history, (one, two) => {
    const into = contactOf(one);
    const from = contactOf(two.map((event) => ({ ...event, _id: `${event._id}b`, contactId: 'c_2' })));
    if (!into || !from) return;
    const merged = mergeContacts(into, from, SHOP);
    expect(mergeContacts(merged, from, SHOP)).toEqual(merged);
    const objected = [into, from].some(({ suppressions }) => suppressions.some(({ reason }) => reason === 'objection' || reason === 'complaint'));
    if (objected) expect(merged.suppressions.length).toBeGreaterThan(0);
  }), runs);
});
