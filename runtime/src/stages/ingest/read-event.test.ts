import { describe, expect, test } from 'vitest';
import { normaliseEmail, normalisePhone } from './normalise-contact.ts';
import { readEvent } from './read-event.ts';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const event = (fields: object) => ({ specversion: '1.0', id: 'e1', source: 'erp', type: 'custom.visit', data: { contact: { email: 'a@example.com' } }, ...fields });
const problemOf = (input: unknown) => {
  const read = readEvent('s1', input, NOW);
  return read.kind === 'invalid' ? read.problem : undefined;
};
const recordOf = (input: unknown) => {
  const read = readEvent('s1', input, NOW);
  if (read.kind === 'invalid') throw new Error(read.problem.detail);
  return read.record;
};

const attributes = (count: number, value: unknown = 1) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`a${index}`, value]));

describe('what is refused says the field and what to do', () => {
  test.each([
    ['no id', { specversion: '1.0', source: 'erp', type: 'custom.visit', data: {} }, '/id', 'missing'],
    ['an unknown type', event({ type: 'order.eaten' }), '/type', 'unknown_type'],
    ['an internal type', event({ type: 'contact.merged', data: { from: 'c_1', into: 'c_2' } }), '/type', 'unknown_type'],
    ['a local time', event({ time: '2026-03-01T12:00:00' }), '/time', 'invalid'],
    ['a time of the day after tomorrow', event({ time: '2026-03-02T12:00:01Z' }), '/time', 'time_in_future'],
    ['data that is a list', event({ data: [] }), '/data', 'wrong_type'],
    ['an address that is none', event({ data: { contact: { email: 'anna' } } }), '/data/contact/email', 'invalid'],
    ['a zone of another planet', event({ data: { contact: { email: 'a@example.com', timeZone: 'Mars/Olympus' } } }), '/data/contact/timeZone', 'invalid'],
    ['an attribute without end', event({ data: { contact: { email: 'a@example.com', attributes: { note: 'x'.repeat(10_001) } } } }), '/data/contact/attributes/note', 'invalid'],
    ['attributes without end', event({ data: { contact: { email: 'a@example.com', attributes: attributes(201) } } }), '/data/contact/attributes', 'invalid'],
    ['tags without end', event({ data: { contact: { email: 'a@example.com', tags: Array(1001).fill('tag') } } }), '/data/contact/tags', 'invalid'],
    ['a numeric order id', event({ type: 'order.placed', data: { order: { id: 5 } } }), '/data/order/id', 'wrong_type'],
    ['a field we do not know', event({ type: 'order.placed', data: { order: { id: '5', totall: 3 } } }), '/data/order/totall', 'unknown_field'],
    ['a field called __proto__', JSON.parse('{"specversion":"1.0","id":"e","source":"s","type":"custom.x","data":{"properties":{"__proto__":{"a":1}}}}'), '/data', 'not_storable'],
    ['a field with a null character', event({ data: { properties: { 'a\0b': 1 } } }), '/data', 'not_storable'],
    ['data nested without end', event({ data: { properties: JSON.parse(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`) } }), '/data', 'not_storable'],
    ['not an object', 'hello', '', 'wrong_type'],
  ])('%s', (_what, input, field, code) => expect(problemOf(input)).toMatchObject({ field, code, detail: expect.stringMatching(/\w{3}/) }));
});

test('what a shop knows of a person has room: 200 attributes of 10,000 characters', () => {
  const contact = { email: 'a@example.com', attributes: attributes(200, 'x'.repeat(10_000)) };
  expect(recordOf(event({ data: { contact } })).data).toEqual({ contact });
});

test('time defaults to now; a little ahead is a clock, not a mistake', () => {
  expect(recordOf(event({})).time).toBe(NOW);
  expect(recordOf(event({ time: '2026-03-02T11:59:59Z' })).time).toBe(Date.parse('2026-03-02T11:59:59Z'));
});

test('subject names what the data left out', () => {
  expect(recordOf(event({ subject: 'order/o|1', data: {} }))).toMatchObject({ orderId: 'o|1', data: { order: { id: 'o|1' } } });
  expect(recordOf(event({ subject: 'contact/Anna@Example.com', data: {} })).data).toEqual({ contact: { email: 'anna@example.com' } });
  expect(recordOf(event({ subject: 'contact/7', data: {} })).data).toEqual({ contact: { customerId: '7' } });
});

test('the event that was given is left as it is', () => {
  const given = event({ data: { contact: { email: ' Anna@Example.com ', phone: '0151 234' } } });
  const copy = structuredClone(given);
  recordOf(given);
  expect(given).toEqual(copy);
});

describe('one spelling', () => {
  test.each([[' Anna@Example.COM ', 'anna@example.com'], ['Jörg@Bücher.example', 'jörg@xn--bcher-kva.example'], ['no address', 'no address'], ['@x', '@x']])('of %s', (given, one) => expect(normaliseEmail(given)).toBe(one));
  test.each([
    ['0151 / 234-567', 'DE', '+49151234567'], ['+49 (0)151 234567', undefined, '+49151234567'], ['0043 1 234', undefined, '+431234'],
    ['06 12345', 'IT', '+390612345'], ['0151 234', undefined, '0151234'], ['(415) 555-0100', 'US', '+14155550100'],
  ])('of %s in %s', (given, country, one) => expect(normalisePhone(given, country)).toBe(one));
});
