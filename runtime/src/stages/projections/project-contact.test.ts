import { describe, expect, test } from 'vitest';
import type { ContactRecord, EventRecord } from '../../engine/model.ts';
import { mergeContacts, mergedAway } from './merge-contacts.ts';
import { contactOf, frozen, SHOP, testEvent } from './test-events.ts';
import { zoneOf } from './time-zones.ts';

const anna = { email: 'anna@example.com' };
function given(...events: EventRecord[]): ContactRecord {
  const record = contactOf(events);
  if (!record) throw new Error('no events');
  return record;
}
const updated = (time: number, contact: object) => testEvent('contact.updated', time, { contact });
const placed = (time: number, id: string, total: number, contact: object = anna, more: object = {}) =>
  testEvent('order.placed', time, { order: { id, total, currency: 'EUR', ...more }, contact }, `placed-${id}`);

describe('who a contact is', () => {
  test('the later word counts; silence erases nothing', () => {
    expect(given(updated(20, { firstName: 'Ann' }), updated(10, { ...anna, firstName: 'Anna', lastName: 'Bee' })).view).toMatchObject({ ...anna, firstName: 'Ann', lastName: 'Bee' });
  });

  test('language: German, else English, else the shop’s', () => {
    expect(given(updated(1, { locale: 'de-AT' })).view.locale).toBe('de');
    expect(given(updated(1, { locale: 'fr-CH' })).view.locale).toBe('en');
    expect(given(updated(1, anna)).view.locale).toBe('de');
  });

  test('time zone: the contact’s own, else the address’s, else the shop’s', () => {
    const inTokyo = placed(1, 'o1', 1, anna, { shippingAddress: { country: 'JP' } });
    expect(given(updated(1, anna)).view.timeZone).toBe('Europe/Berlin');
    expect(given(inTokyo).view).toMatchObject({ timeZone: 'Asia/Tokyo', country: 'JP' });
    expect(given(inTokyo, updated(2, { timeZone: 'Europe/Vienna' })).view.timeZone).toBe('Europe/Vienna');
  });

  test.each([
    [{ country: 'AT' }, 'Europe/Vienna'], [{ country: 'CH' }, 'Europe/Zurich'], [{ country: 'US', state: 'CA' }, 'America/Los_Angeles'], [{ country: 'US' }, 'America/New_York'],
    [{ country: 'CA', state: 'NL' }, 'America/St_Johns'], [{ country: 'ES', postcode: '35001' }, 'Atlantic/Canary'], [{ country: 'ES', postcode: '28001' }, 'Europe/Madrid'],
    [{ country: 'PT', postcode: '9500-100' }, 'Atlantic/Azores'], [{ country: 'AU', state: 'WA' }, 'Australia/Perth'], [{ country: 'DE', state: 'BY' }, 'Europe/Berlin'], [{ country: 'ZZ' }, undefined], [{}, undefined],
  ])('%j lies in %s', (place, zone) => expect(zoneOf(place)).toBe(zone));

  test('a country and a postcode of two addresses are never mixed', () => {
    const view = given(updated(1, { country: 'DE', postcode: '10115' }), updated(2, { country: 'AT' })).view;
    expect(view.country).toBe('AT');
    expect(view).not.toHaveProperty('postcode');
  });

  test('carriers and mail providers do not say who the contact is', () => {
    const scan = testEvent('parcel.status', 5, { parcel: { id: 'p' }, status: 'delivered', contact: { email: 'neighbour@example.com' } });
    const bounced = testEvent('message.bounced', 6, { messageId: 'm', permanent: true, contact: { email: 'old@example.com' } });
    expect(given(updated(1, anna), scan, bounced).view.email).toBe('anna@example.com');
  });

  test('an attribute a journey set later than the shop stays', () => {
    const record = given(updated(1, { attributes: { size: 'M' } }));
    record.view.attributes['size'] = 'L';
    record.stamps['attributes.size'] = { time: 5, by: 'enrollment' };
    expect(contactOf([updated(3, { attributes: { size: 'S' } })], record)?.view.attributes).toEqual({ size: 'L' });
    expect(contactOf([updated(7, { attributes: { size: 'S' } })], record)?.view.attributes).toEqual({ size: 'S' });
  });
});

describe('what a contact bought', () => {
  test('counts orders placed and not cancelled, and their totals', () => {
    const cancelled = testEvent('order.cancelled', 9, { order: { id: 'o2' } });
    expect(given(cancelled, placed(30, 'o3', 10.1), placed(10, 'o1', 20.2), placed(20, 'o2', 99)).view).toMatchObject({ orderCount: 2, totalSpent: 30.3, firstOrderAt: 10, lastOrderAt: 30 });
  });

  test('sums only what has the currency of the last order', () => {
    expect(given(placed(10, 'o1', 20), placed(20, 'o2', 7, anna, { currency: 'CHF' })).view.totalSpent).toBe(7);
  });
});

describe('consent', () => {
  const said = (type: 'contact.signed_up' | 'contact.consent_confirmed' | 'contact.objected', time: number, more: object = {}) => testEvent(type, time, { contact: anna, ...more });
  const stateOf = (...events: EventRecord[]) => given(...events).consents.find(({ channel, purpose }) => channel === 'email' && purpose === 'marketing')?.state;

  test('a sign-up waits for its confirmation, unless that is proven already', () => {
    expect(stateOf(said('contact.signed_up', 1))).toBe('pending');
    expect(stateOf(said('contact.signed_up', 1), said('contact.consent_confirmed', 2))).toBe('granted');
    expect(stateOf(said('contact.signed_up', 1, { optIn: 'confirmed' }))).toBe('granted');
    expect(stateOf(said('contact.consent_confirmed', 2), said('contact.signed_up', 3))).toBe('granted');
  });

  test('an objection withdraws and suppresses, whichever arrives first, until the person confirms anew', () => {
    const [yes, no, again] = [said('contact.consent_confirmed', 1), said('contact.objected', 2), said('contact.consent_confirmed', 3)];
    for (const events of [[yes, no], [no, yes]]) {
      expect(stateOf(...events)).toBe('withdrawn');
      expect(given(...events).suppressions).toMatchObject([{ channel: 'email', reason: 'objection', at: 2 }, { channel: 'sms', reason: 'objection' }]);
    }
    expect(stateOf(yes, no, again)).toBe('granted');
    expect(given(yes, no, again).suppressions.map(({ channel }) => channel)).toEqual(['sms']);
  });

  test('an unsubscription is about mail; a sign-up alone does not lift it', () => {
    const unsubscribed = testEvent('message.unsubscribed', 5, { messageId: 'm' });
    expect(given(unsubscribed, said('contact.signed_up', 6)).suppressions).toMatchObject([{ channel: 'email', reason: 'unsubscribe', at: 5 }]);
  });

  test('the proof is kept', () => {
    const proof = { source: 'checkout', wording: 'Ja, schickt mir Post' };
    expect(given(said('contact.signed_up', 1, proof), said('contact.consent_confirmed', 2)).consents[0]?.evidence).toMatchObject({ pending: { at: 1, ...proof }, granted: { at: 2 } });
  });
});

describe('addresses that must not be written to', () => {
  const bounced = (permanent: boolean, email?: string) => testEvent('message.bounced', 5, { messageId: 'm', permanent, ...(email !== undefined && { contact: { email } }) });

  test('a permanent bounce suppresses mail, a temporary one does not', () => {
    expect(given(updated(1, anna), bounced(true)).suppressions).toMatchObject([{ channel: 'email', reason: 'hard_bounce' }]);
    expect(given(updated(1, anna), bounced(false)).suppressions).toEqual([]);
  });

  test('a new address is not to blame for the old one, and the address is kept as a hash only', () => {
    const record = given(updated(1, { email: 'typo@example.com' }), bounced(true, 'typo@example.com'));
    expect(record.suppressions).toMatchObject([{ reason: 'hard_bounce' }]);
    const mended = contactOf([updated(9, anna)], record);
    expect(mended?.suppressions).toEqual([]);
    expect(JSON.stringify(mended)).not.toContain('typo');
  });

  test('a complaint suppresses', () => {
    expect(given(testEvent('message.complained', 5, { messageId: 'm' })).suppressions).toMatchObject([{ channel: 'email', reason: 'complaint' }]);
  });
});

describe('erasure', () => {
  const erased = testEvent('contact.erased', 50, { contact: anna });
  const full = updated(10, { ...anna, firstName: 'Anna', country: 'JP', tags: ['x'], attributes: { size: 'M' } });

  test('leaves nothing personal, whenever the facts arrive', () => {
    for (const events of [[full, erased], [erased, full]]) {
      const record = given(...events);
      expect(record.view).toEqual({ id: 'c_1', locale: 'de', timeZone: 'Europe/Berlin', tags: [], attributes: {}, orderCount: 0, totalSpent: 0 });
      expect(record).toMatchObject({ erasedAt: 50, suppressions: [{ channel: 'email', reason: 'erasure' }, { channel: 'sms', reason: 'erasure' }] });
      expect(JSON.stringify(record)).not.toContain('anna');
    }
  });

  test('who comes back is a customer again, but not one to advertise to', () => {
    const record = given(full, erased, placed(60, 'o9', 5));
    expect(record).not.toHaveProperty('erasedAt');
    expect(record.view).toMatchObject({ ...anna, orderCount: 1 });
    expect(record.view).not.toHaveProperty('firstName');
    expect(record.suppressions.map(({ reason }) => reason)).toEqual(['objection', 'objection']);
  });
});

describe('two contacts that are one person', () => {
  const into = given(updated(1, { ...anna, firstName: 'Anna' }), placed(1, 'o1', 10), testEvent('contact.consent_confirmed', 8, { contact: anna }));
  const from: ContactRecord = {
    ...given(updated(5, { customerId: '9', firstName: 'Ann', tags: ['vip'] }), placed(7, 'o2', 5, {}), testEvent('contact.objected', 3, { contact: anna })),
    _id: 'c_2',
    window: [{ key: 'm1', at: 4, channel: 'email', class: 'marketing' }],
  };
  const merged = mergeContacts(frozen(into), frozen(from), SHOP);

  test('facts join, the later word counts', () => {
    expect(merged._id).toBe('c_1');
    expect(merged.view).toMatchObject({ id: 'c_1', ...anna, customerId: '9', firstName: 'Ann', tags: ['vip'], orderCount: 2, totalSpent: 15 });
  });

  test('the stricter side of consent holds, and what was sent to either counts', () => {
    expect(merged.consents.find(({ channel, purpose }) => channel === 'email' && purpose === 'marketing')?.state).toBe('withdrawn');
    expect(merged.suppressions.map(({ channel, reason }) => `${channel} ${reason}`)).toEqual(['email objection', 'sms objection']);
    expect(merged.window).toHaveLength(1);
  });

  test('of the other one only the way remains', () => {
    const gone = mergedAway(from, 'c_1');
    expect(gone).toMatchObject({ _id: 'c_2', mergedInto: 'c_1', orders: [] });
    expect(JSON.stringify(gone)).not.toContain('Ann');
  });
});
