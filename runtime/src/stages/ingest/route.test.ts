import { describe, expect, test } from 'vitest';
import type { EventType } from '@nachklang/nodes/sdk';
import type { EventRecord } from '../../engine/model.ts';
import { contactIdFor, partitionOf } from '../../engine/partition.ts';
import { namesOf, planRoutes, type Route } from './route.ts';

function record(type: EventType, data: Record<string, unknown>, at = 1): EventRecord {
  const order = data['order'] as { id: string } | undefined;
  const parcel = data['parcel'] as { id: string } | undefined;
  return {
    _id: `s1|shop|${type}@${at}`, shopId: 's1', source: 'shop', type, time: at, receivedAt: at, ...(order && { orderId: order.id }), ...(parcel && { parcelId: parcel.id }), data, state: 'pending',
  };
}

/** Plans one batch after another, remembering its routes. */
function planner() {
  const routes = new Map<string, Route>();
  return (...records: EventRecord[]) => {
    const plan = planRoutes(records.map((one) => ({ record: one, names: namesOf(one), apart: [] })), (key) => routes.get(key));
    for (const [key, route] of plan.fresh) routes.set(key, route);
    return plan.conflict ? [...plan.resolutions, plan.conflict] : plan.resolutions;
  };
}

const anna = contactIdFor('s1', 'email:anna@example.com');

test('a contact’s id follows from the strongest identity, is the same everywhere, and another in another shop', () => {
  expect(anna).toMatch(/^c_[a-z2-7]{20}$/);
  expect(contactIdFor('s2', 'email:anna@example.com')).not.toBe(anna);
  const plan = planner();
  expect(plan(record('order.placed', { order: { id: '1' }, contact: { phone: '+491', customerId: '9', email: 'anna@example.com' } }))).toMatchObject([{ kind: 'routed', contactId: anna }]);
});

test('partitions are spread evenly', () => {
  const counts = Array.from({ length: 64 }, () => 0);
  for (let index = 0; index < 64_000; index += 1) {
    const partition = partitionOf('s1', contactIdFor('s1', `email:${index}@example.com`));
    counts[partition] = (counts[partition] ?? 0) + 1;
  }
  expect(Math.min(...counts)).toBeGreaterThan(850);
  expect(Math.max(...counts)).toBeLessThan(1_150);
});

test('later events find the person by any identity', () => {
  const plan = planner();
  plan(record('order.placed', { order: { id: '1' }, contact: { customerId: '9', email: 'anna@example.com' } }));
  expect(plan(record('contact.updated', { contact: { customerId: '9', email: 'new@example.com' } }))).toMatchObject([{ contactId: anna }]);
  expect(plan(record('contact.updated', { contact: { email: 'new@example.com' } }))).toMatchObject([{ contactId: anna }]);
});

test('customer ids of different systems are different people', () => {
  const plan = planner();
  plan(record('contact.updated', { contact: { customerId: '9' } }));
  const other = { ...record('contact.updated', { contact: { customerId: '9' } }), source: 'erp' };
  expect(plan(other)).toMatchObject([{ contactId: contactIdFor('s1', 'customer:erp:9') }]);
});

test('a shared phone makes nobody the same person', () => {
  const plan = planner();
  plan(record('contact.updated', { contact: { email: 'anna@example.com', phone: '+491' } }));
  expect(plan(record('contact.updated', { contact: { email: 'ben@example.com', phone: '+491' } }))).toMatchObject([{ contactId: contactIdFor('s1', 'email:ben@example.com') }]);
  expect(plan(record('contact.updated', { contact: { phone: '+491' } }))).toMatchObject([{ contactId: anna }]);
});

describe('orders and parcels', () => {
  const placed = record('order.placed', { order: { id: '1' }, contact: { email: 'anna@example.com' } });
  const status = (parcel: object, order?: object) => record('parcel.status', { parcel, status: 'in_transit', ...(order && { order }) });

  test('what names only an order goes to its contact, and waits while it is unknown', () => {
    const plan = planner();
    const refunded = record('order.refunded', { order: { id: '1' } });
    expect(plan(refunded)).toEqual([{ kind: 'parked', under: ['s1|order:1'] }]);
    plan(placed);
    expect(plan(refunded)).toMatchObject([{ kind: 'routed', contactId: anna, orderId: '1' }]);
  });

  test('a corrected address waits for its order, also when it names a person', () => {
    const plan = planner();
    const corrected = record('address.corrected', { order: { id: '1' }, contact: { email: 'anna@example.com' }, address: { city: 'Ulm' } });
    expect(plan(corrected)).toEqual([{ kind: 'parked', under: ['s1|order:1'] }]);
    plan(placed);
    expect(plan(corrected)).toMatchObject([{ kind: 'routed', contactId: anna, orderId: '1' }]);
    expect(plan(record('address.corrected', { contact: { email: 'anna@example.com' } }))).toMatchObject([{ kind: 'routed', contactId: anna }]);
  });

  test('a parcel is known by its id and its tracking number, however that is spelled', () => {
    const plan = planner();
    plan(placed, status({ id: 'f1', trackingNumber: '0034 0434 161a' }, { id: '1' }));
    expect(plan(status({ id: 'f1' }))).toMatchObject([{ contactId: anna, orderId: '1', parcelId: 'f1' }]);
    expect(plan(status({ id: 'JJD1', trackingNumber: '00340434161A' }))).toMatchObject([{ contactId: anna, orderId: '1', parcelId: 'f1' }]);
  });

  test('a carrier that names the receiver does not decide whose order it is', () => {
    const plan = planner();
    const early = record('parcel.status', { parcel: { id: 'p1' }, status: 'in_transit', order: { id: '1' }, contact: { email: 'neighbour@example.com' } });
    expect(plan(early)).toEqual([{ kind: 'parked', under: ['s1|order:1', 's1|parcel:p1'] }]);
    plan(placed);
    expect(plan(early)).toMatchObject([{ contactId: anna }]);
    expect(plan(record('contact.updated', { contact: { email: 'neighbour@example.com' } }))).toMatchObject([{ contactId: contactIdFor('s1', 'email:neighbour@example.com') }]);
  });

  test('an order that names nobody has a contact of its own, until somebody is named', () => {
    const plan = planner();
    const anonymous = contactIdFor('s1', 'order:7');
    expect(plan(record('order.placed', { order: { id: '7' } }))).toMatchObject([{ contactId: anonymous }]);
    expect(plan(record('order.paid', { order: { id: '7' }, contact: { email: 'new@example.com' } }))).toMatchObject([{ contactId: anonymous }]);
    plan(placed, record('order.placed', { order: { id: '8' } }));
    expect(plan(record('order.paid', { order: { id: '8' }, contact: { email: 'anna@example.com' } }))).toMatchObject([{ kind: 'conflict' }]);
  });

  test('what names nobody and nothing is refused', () => {
    expect(planner()(record('custom.visit', {}))).toEqual([{ kind: 'nobody' }]);
  });
});

test('a guest and an account that turn out to be one person are a conflict to settle before anything that follows', () => {
  const plan = planner();
  plan(record('contact.updated', { contact: { email: 'anna@example.com' } }), record('contact.updated', { contact: { customerId: '9' } }));
  const guest = record('contact.updated', { contact: { email: 'anna@example.com' } });
  expect(plan(guest, record('contact.updated', { contact: { email: 'anna@example.com', customerId: '9' } }), guest)).toMatchObject([{ kind: 'routed' }, { kind: 'conflict' }]);
});
