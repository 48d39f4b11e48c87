/** In memory events find their contacts as on a database: the same reading, routing and waiting. */
import { expect, it } from 'vitest';
import { FakeClock } from '../../ports/clock.ts';
import { MemoryIngest } from './memory-ingest.ts';

const START = Date.parse('2026-03-02T09:00:00Z');
const SHOP = 'https://shop.example';

const event = (id: string, type: string, data: object, minutes = 0) => ({
  specversion: '1.0', id, source: SHOP, type, time: new Date(START + minutes * 60_000).toISOString(), data,
});
const contact = { email: 'anna@example.com', customerId: '7' };
const placed = (id: string, orderId: string, who: object = contact) =>
  event(id, 'order.placed', { order: { id: orderId, number: orderId, channel: 'shop', currency: 'EUR', total: 10, itemCount: 1, lines: [] }, contact: who });
const scan = (id: string, parcel: object, order?: string, minutes = 0) =>
  event(id, 'parcel.status', { parcel, status: 'in_transit', rawStatus: 'AA', ...(order !== undefined && { order: { id: order } }) }, minutes);

const begin = () => new MemoryIngest(new FakeClock(START + 3_600_000));
const names = (records: readonly { _id: string }[]) => records.map(({ _id }) => _id.split('|').at(-1));

it('an event goes to whom it names; what came before, names nobody or is no event is left out', async () => {
  const ingest = begin();
  const ready = await ingest.accept('shop', [placed('1', 'o1'), placed('1', 'o1'), { no: 'event' }, event('2', 'order.paid', { order: { id: 'o1' } })]);
  expect(names(ready)).toEqual(['1', '2']);
  expect(new Set(ready.map(({ contactId }) => contactId)).size).toBe(1);
  expect(ready).toMatchObject([{ orderId: 'o1', state: 'pending', receivedAt: START + 3_600_000 }, { orderId: 'o1', state: 'pending' }]);
  expect(await ingest.accept('shop', [placed('1', 'o1')])).toEqual([]);
  expect(ingest.routes().length).toBe(3);
});

it('what comes before its order waits for it, in order, also for a parcel that becomes known by it', async () => {
  const ingest = begin();
  expect(await ingest.accept('shop', [scan('late', { id: 'p1' }, undefined, 9), scan('first', { id: 'p1' }, 'o1', 3), scan('other', { id: 'p2' }, 'o2')])).toEqual([]);
  expect(names(ingest.parked())).toEqual(['late', 'first', 'other']);
  const ready = await ingest.accept('shop', [placed('1', 'o1')]);
  expect(names(ready)).toEqual(['1', 'first', 'late']);
  expect(ready.every(({ contactId, parkedUnder }) => contactId === ready[0]?.contactId && parkedUnder === undefined)).toBe(true);
  expect(names(ingest.parked())).toEqual(['other']);
});

it('an objection is marked where delivery looks for it', async () => {
  const [objected] = await begin().accept('shop', [event('1', 'contact.objected', { contact, channel: 'email', purpose: 'marketing' })]);
  expect(objected).toMatchObject({ objects: true, stops: [objected?.contactId] });
});

it('two who turn out to be one are made one, and the routes of the one that goes lead to the other', async () => {
  const ingest = begin();
  await ingest.accept('shop', [placed('1', 'o1', { email: 'anna@example.com' })]);
  await ingest.accept('shop', [event('2', 'contact.signed_up', { contact: { customerId: '7' } })]);
  const ready = await ingest.accept('shop', [placed('3', 'o3', contact)]);
  expect(ready.map(({ type }) => type)).toEqual(['contact.merged', 'order.placed']);
  expect(new Set(ingest.routes().map(({ contactId }) => contactId)).size).toBe(1);
});
