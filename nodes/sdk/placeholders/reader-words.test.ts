/** What staff reads is written as they would write it, in the language, country and zone of their shop. */
import { describe, expect, it } from 'vitest';
import type { FieldValue } from '../rules/field.ts';
import { findField } from '../rules/field-catalogue.ts';
import { MONEY_FIELDS } from '../rules/money-fields.ts';
import { readerWords, type Reader } from './reader-words.ts';

const BERLIN: Reader = { locale: 'de', country: 'DE', timeZone: 'Europe/Berlin' };
const DUBLIN: Reader = { locale: 'en', country: 'IE', timeZone: 'Europe/Dublin' };
const at = Date.parse('2026-11-20T00:21:00Z');

function words(name: string, value: FieldValue, reader: Reader): string {
  const field = findField(name);
  if (field === undefined) throw new Error(`${name} is no field`);
  return readerWords(field, value, reader);
}

describe('a value reads', () => {
  it.each<[string, FieldValue, string, string]>([
    ['parcel.statusAt', at, '20.11.2026, 01:21', '20 Nov 2026, 00:21'],
    ['parcel.expectedAt', at, '20.11.2026', '20 Nov 2026'],
    ['event.parcel.expectedAt', at, '20.11.2026', '20 Nov 2026'],
    ['order.promisedAt', at, '20.11.2026', '20 Nov 2026'],
    ['order.total', 1234.5, '1.234,50', '1,234.50'],
    ['line.unitPrice', 0.125, '0,125', '0.125'],
    ['order.itemCount', 1200, '1200', '1200'],
    ['contact.attributes.size', 38.5, '38,5', '38.5'],
    ['contact.attributes.since', 2026, '2026', '2026'],
    ['contact.attributes.calledAt', '2026-11-20T00:21:00.000Z', '20.11.2026, 01:21', '20 Nov 2026, 00:21'],
    ['contact.attributes.birthday', '1980-05-01', '01.05.1980', '1 May 1980'],
    ['contact.attributes.note', '2026-99-99', '2026-99-99', '2026-99-99'],
    ['parcel.status', 'out_for_delivery', 'In Zustellung', 'Out for delivery'],
    ['parcel.returning', true, 'ja', 'yes'],
    ['event.type', 'order.paid', 'Bestellung bezahlt', 'Order paid'],
    ['order.categories', ['lamps', 'bulbs'], 'lamps, bulbs', 'lamps, bulbs'],
    // Numbers of orders and parcels are names, also when they look like dates.
    ['order.number', '2026-11-20', '2026-11-20', '2026-11-20'],
    ['parcel.carrier', 'dhl', 'dhl', 'dhl'],
    ['contact.phone', undefined, '', ''],
  ])('%s %j: “%s”, “%s”', (name, value, german, english) => {
    expect(words(name, value, BERLIN)).toBe(german);
    expect(words(name, value, DUBLIN)).toBe(english);
  });

  it('in the spelling of the country', () => {
    expect(words('order.total', 1234.5, { ...BERLIN, country: 'CH' })).toMatch(/^1.234\.50$/);
    expect(words('parcel.deliveredAt', at, { ...DUBLIN, country: 'US', timeZone: 'America/New_York' })).toMatch(/^Nov 19, 2026, 7:21\sPM$/);
  });
});

it('the fields of money are numbers of the catalogue', () => {
  expect([...MONEY_FIELDS].map((name) => findField(name)?.type)).toEqual(Array.from(MONEY_FIELDS, () => 'number'));
});
