/** The cases of the law, each named by its source. The rules themselves stand in `rule-sets/*.json`. */
import { hash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Advertising, MessageRequest } from '@nachklang/nodes/sdk';
import type { Consent, ContactOrder, ContactRecord, Suppression } from '../../engine/model.ts';
import { contactOf, testEvent } from '../projections/test-events.ts';
import { decide, readEcgList, type AddressLists } from './index.ts';
import { RULE_SETS, ruleSetFor } from './rule-sets/index.ts';

const T0 = Date.parse('2026-03-02T10:00:00Z');
const DAY = 86_400_000;
const EMAIL = 'anna@example.com';
const shop = { id: 's1', name: 'Kontor', timeZone: 'Europe/Berlin', country: 'DE', locale: 'de', returnDays: 14 } as const;
const request: MessageRequest = { channel: 'email', class: 'marketing', email: 'review', whenBlocked: 'skip', trackClicks: false };
const list = (...entries: string[]): AddressLists => ({ ecg: readEcgList(Buffer.concat(entries.map((entry) => hash('sha1', entry, 'buffer')))) });

interface Case { suppressions?: Suppression[]; advertising?: Advertising; journeyId?: string; country?: string; orders?: ContactOrder[]; consents?: Consent[]; wanted?: Partial<MessageRequest>; orderId?: string | undefined; lists?: AddressLists; email?: string }

function ask({ suppressions = [], advertising, journeyId, country = 'DE', orders = [], consents = [], wanted, orderId = 'o1', lists, email = EMAIL }: Case) {
  const contact: ContactRecord = {
    _id: 'c1', shopId: 's1', partition: 1, revision: 1, stamps: {}, orders, consents, suppressions, window: [], entries: [], createdAt: T0,
    view: { id: 'c1', email, country, locale: 'de', timeZone: 'Europe/Berlin', tags: [], attributes: {}, orderCount: 1, totalSpent: 10 },
  };
  const verdict = decide({ key: 'm', request: { ...request, ...wanted }, contact, shop, caps: [], now: T0 + DAY, expiresAt: T0 + 4 * DAY, orderId, journeyId, addressLists: lists, ...(advertising && { advertising }) });
  return { ...verdict, permission: verdict.checks.find(({ rule }) => rule === 'permission')?.inputs };
}
const SENT = { kind: 'send' };
const refused = (why: object) => ({ kind: 'skip', reason: 'no_consent', permission: why });

const notice = { version: '2026-01', at: T0, by: 'e', address: EMAIL };
const order = (change: Partial<ContactOrder> = {}): ContactOrder => ({ id: 'o1', placedAt: T0, total: 40, active: true, notice, sale: { categories: ['lamps'], stamp: { time: T0, by: 'e' } }, ...change });
const without = (field: 'notice' | 'sale'): ContactOrder => {
  const { [field]: _left, ...rest } = order();
  return rest;
};
const agreed = (change: Partial<Consent> = {}): Consent => ({ channel: 'email', purpose: 'marketing', state: 'granted', at: T0, by: 'e', version: '3', address: EMAIL, ...change });

describe('the rule sets', () => {
  test('name their sources, and every country has one set only', () => {
    for (const { consent, existingCustomer } of RULE_SETS) expect(consent.sources.length * existingCustomer.sources.length).toBeGreaterThan(0);
    const countries = RULE_SETS.flatMap((set) => set.countries);
    expect(new Set(countries).size).toBe(countries.length);
    expect(['DE', 'AT', 'CH', 'FR', 'LI', 'US', 'GB'].map((country) => ruleSetFor(country).id)).toEqual(['DE', 'AT', 'CH', 'EU', 'EU', 'other', 'other']);
  });
});

describe('§ 7 Abs. 3 UWG', () => {
  test('a customer who saw the notice at the sale may be written to about what was bought', () => {
    expect(ask({ orders: [order()] })).toMatchObject({ ...SENT, permission: { ruleSet: 'DE', basis: 'existing_customer', order: 'o1', noticeVersion: '2026-01' } });
  });
  test('Nr. 1: the address must come from the sale', () => {
    expect(ask({})).toMatchObject(refused({ existingCustomer: 'no_order' }));
    expect(ask({ orders: [order()], email: 'anna@work.example' })).toMatchObject(refused({ existingCustomer: 'other_address' }));
    expect(ask({ orders: [order({ active: false })] })).toMatchObject(refused({ existingCustomer: 'cancelled' }));
  });
  test('Nr. 3: an objection to one series stops that series, by consent and by purchase, until it is taken back', () => {
    const objected = agreed({ purpose: 'journey:j1', state: 'withdrawn', at: T0 + 1 });
    for (const consents of [[objected], [objected, agreed()]]) {
      expect(ask({ orders: [order()], consents, journeyId: 'j1' })).toMatchObject(refused({ consent: 'withdrawn', existingCustomer: 'objected' }));
      expect(ask({ orders: [order()], consents, journeyId: 'j2' })).toMatchObject(SENT);
    }
    expect(ask({ orders: [order()], consents: [agreed({ purpose: 'journey:j1' })], journeyId: 'j1' })).toMatchObject(SENT);
  });
  test('Nr. 2: for similar goods only', () => {
    expect(ask({ orders: [order()], wanted: { goods: ['lamps', 'bulbs'] }, orderId: undefined })).toMatchObject(SENT);
    expect(ask({ orders: [order()], wanted: { goods: ['tea'] } })).toMatchObject(refused({ existingCustomer: 'not_similar' }));
    expect(ask({ orders: [order()], orderId: '' })).toMatchObject(refused({ existingCustomer: 'no_order' }));
  });
  test('Nr. 3: not after an objection, and a consent to something else does not bring the permission back', () => {
    const objected: Consent = { channel: 'email', purpose: '*', state: 'withdrawn', at: T0, by: 'e', evidence: { withdrawn: { at: T0, by: 'e' } } };
    expect(ask({ orders: [order()], consents: [objected, agreed({ purpose: 'newsletter', at: T0 + 1 })] })).toMatchObject(refused({ existingCustomer: 'objected' }));
  });
  test('Nr. 4: not without the notice when the address was collected', () => {
    expect(ask({ orders: [without('notice')] })).toMatchObject(refused({ existingCustomer: 'no_notice' }));
  });
  test('CJEU C-654/23: who only opened an account bought nothing, here as in every other set', () => {
    for (const country of ['DE', 'AT', 'CH', 'FR', 'US']) expect(ask({ country, lists: list() })).toMatchObject(refused({ existingCustomer: country === 'US' ? 'not_allowed_here' : 'no_order' }));
  });
  test('covers e-mail, not text messages', () => {
    expect(ask({ orders: [order()], wanted: { channel: 'sms' } }).kind).toBe('skip');
  });
});

describe('consent', () => {
  test('BGH I ZR 164/09: counts when it was confirmed, not while the confirmation is missing', () => {
    expect(ask({ consents: [agreed()] })).toMatchObject({ ...SENT, permission: { basis: 'consent', wordingVersion: '3' } });
    expect(ask({ consents: [agreed({ state: 'pending' })] })).toMatchObject(refused({ consent: 'pending' }));
  });
  test('BGH I ZR 164/09: the mail that asks for the confirmation holds no advertising', () => {
    const confirming = (advertising?: Advertising) => ask({ consents: [agreed({ state: 'pending' })], wanted: { class: 'transactional', email: 'confirm' }, ...(advertising && { advertising }) });
    expect(confirming()).toMatchObject(SENT);
    expect(confirming({ part: 'mjml', what: 'voucher', droppable: false })).toMatchObject(refused({ consent: 'pending' }));
    expect(confirming({ part: 'mjml', what: 'voucher', droppable: true })).toMatchObject({ ...SENT, advertising: 'dropped' });
  });
  test('Art. 21(2) and (3) GDPR: after an objection nothing that advertises leaves, whatever was agreed or bought; service mails do', () => {
    const suppressions: Suppression[] = [{ channel: 'email', reason: 'objection', at: T0, by: 'e' }];
    const objecting = { suppressions, consents: [agreed()], orders: [order()] };
    for (const whenBlocked of ['skip', 'defer', 'ignore'] as const) expect(ask({ ...objecting, wanted: { whenBlocked } })).toMatchObject({ kind: 'skip', reason: 'suppressed' });
    expect(ask({ ...objecting, wanted: { class: 'transactional' } })).toMatchObject(SENT);
    expect(ask({ ...objecting, wanted: { class: 'transactional', category: 'review' } })).toMatchObject({ kind: 'skip', reason: 'suppressed' });
  });
  test('Art. 7(1) GDPR: what one address confirmed proves nothing about another', () => {
    expect(ask({ consents: [agreed({ address: 'anna@old.example' })] })).toMatchObject(refused({ consent: 'other_address' }));
  });
  test('Art. 7(3) GDPR: a withdrawn purpose is closed although the general consent stands', () => {
    const consents = [agreed(), agreed({ purpose: 'survey', state: 'withdrawn' })];
    expect(ask({ consents, wanted: { purpose: 'survey' } })).toMatchObject(refused({ consent: 'withdrawn' }));
    expect(ask({ consents })).toMatchObject(SENT);
  });
  test('a consent to the newsletter covers the newsletter and nothing else', () => {
    const consents = [agreed({ purpose: 'newsletter' })];
    expect(ask({ consents, wanted: { purpose: 'newsletter' } })).toMatchObject(SENT);
    expect(ask({ consents })).toMatchObject(refused({ consent: 'none' }));
  });
  test('Art. 7(1) GDPR, § 7 Abs. 3 UWG: the proofs are kept as the events told them', () => {
    const contact = contactOf([
      testEvent('contact.signed_up', 1, { contact: { email: EMAIL }, source: 'footer', wording: 'Ja, gern', wordingVersion: '7', ip: '192.0.2.1' }),
      testEvent('contact.consent_confirmed', 2, { contact: { email: EMAIL }, ip: '192.0.2.2', proof: 'doi-17' }),
      testEvent('order.placed', 3, { order: { id: 'o1', advertisingNotice: { version: '4', text: 'Hinweis' }, lines: [{ id: 'l', title: 'Lampe', quantity: 1, categories: ['lamps'] }] }, contact: { email: EMAIL } }),
    ]);
    expect(contact?.consents[0]?.evidence).toMatchObject({ pending: { at: 1, version: '7', wording: 'Ja, gern', ip: '192.0.2.1', address: EMAIL }, granted: { at: 2, ip: '192.0.2.2', proof: 'doi-17' } });
    expect(contact?.orders[0]).toMatchObject({ notice: { version: '4', text: 'Hinweis', at: 3, address: EMAIL }, sale: { categories: ['lamps'] } });
  });
  test('Art. 17 GDPR: an erasure leaves the objection, and nothing of the proofs', () => {
    const contact = contactOf([
      testEvent('order.placed', 1, { order: { id: 'o1', advertisingNotice: { version: '4' } }, contact: { email: EMAIL } }),
      testEvent('contact.objected', 2, { contact: { email: EMAIL }, ip: '192.0.2.1' }),
      testEvent('contact.consent_confirmed', 3, { contact: { email: EMAIL }, ip: '192.0.2.2' }),
      testEvent('contact.erased', 4, { contact: { email: EMAIL } }),
    ]);
    expect(JSON.stringify(contact)).not.toMatch(/anna|192\.0\.2/);
    expect(contact?.suppressions.map(({ reason }) => reason)).toContain('erasure');
  });
});

describe('other countries', () => {
  test('§ 174 Abs. 4 TKG 2021 with § 7 Abs. 2 ECG: only when the ECG list is there and names neither address nor domain', () => {
    const austrian = { country: 'AT', orders: [order()] };
    expect(ask(austrian)).toMatchObject(refused({ ruleSet: 'AT', existingCustomer: 'ecg_list_missing' }));
    expect(ask({ ...austrian, lists: list('other@example.com') })).toMatchObject(SENT);
    expect(ask({ ...austrian, lists: list('other@example.com', EMAIL) })).toMatchObject(refused({ existingCustomer: 'ecg_list' }));
    expect(ask({ ...austrian, lists: list('@example.com') })).toMatchObject(refused({ existingCustomer: 'ecg_list' }));
    // Who agreed is not unasked for.
    expect(ask({ ...austrian, consents: [agreed()], lists: list(EMAIL) })).toMatchObject(SENT);
  });
  test('Art. 3 Abs. 1 lit. o UWG (CH): like the German rule', () => {
    expect(ask({ country: 'CH', orders: [order()] })).toMatchObject({ ...SENT, permission: { ruleSet: 'CH' } });
    expect(ask({ country: 'CH', orders: [without('notice')] })).toMatchObject(refused({ existingCustomer: 'no_notice' }));
  });
  test('CJEU C-654/23, Art. 13(2) of Directive 2002/58/EC: in the rest of the Union a purchase with the notice is enough, no consent beside it', () => {
    expect(ask({ country: 'FR', orders: [order()] })).toMatchObject({ ...SENT, permission: { ruleSet: 'EU', countryFrom: 'address' } });
  });
  test('elsewhere a purchase is no permission, a consent is', () => {
    expect(ask({ country: 'US', orders: [order()] })).toMatchObject(refused({ ruleSet: 'other', existingCustomer: 'not_allowed_here' }));
    expect(ask({ country: 'US', consents: [agreed()] })).toMatchObject(SENT);
  });
});

test('Art. 6(1)(b) GDPR: service messages need no permission', () => {
  expect(ask({ wanted: { class: 'transactional' } })).toMatchObject(SENT);
});

test('a broken ECG list is refused', () => {
  expect(() => readEcgList(Buffer.alloc(21))).toThrow(/no multiple of 20/);
});
