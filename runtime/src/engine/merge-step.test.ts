import { NODE_TYPES } from '@nachklang/nodes/executors';
import type { EventType } from '@nachklang/nodes/sdk';
import { beforeEach, expect, test } from 'vitest';
import { journey, mail, ON_ORDER } from '../scheduling/engine-world.fixture.ts';
import { MemoryEngineStore } from '../simulation/memory-engine-store.ts';
import { mergedEvent } from '../stages/ingest/index.ts';
import type { Changes } from './changes.ts';
import { compileJourney } from './compile-journey.ts';
import { drain } from './drain.ts';
import type { EventRecord } from './model.ts';
import { DEFAULT_CAPS } from './shop-model.ts';
import { partitionOf } from './partition.ts';

const T0 = Date.parse('2026-03-02T09:00:00Z');
const HOUR = 3_600_000;
const [GUEST, ACCOUNT] = ['c_guest', 'c_account'];
const SHOP = { id: 's1', name: 'Kontor', timeZone: 'Europe/Berlin', country: 'DE', locale: 'de' as const, returnDays: 14 };
const JOURNEYS = [
  journey('offer', ON_ORDER, mail('marketing')),
  journey('later', ON_ORDER, ['wait', 'delay', { duration: 'PT1H' }], mail('marketing')),
].map((document) => compileJourney({ id: `${document.name.en}@1`, journeyId: document.name.en, shopId: 's1', document }, NODE_TYPES));

let store: MemoryEngineStore;
beforeEach(() => {
  store = new MemoryEngineStore();
});

function said(type: EventType, contactId: string, time: number, orderId?: string, contact: object = { email: `${contactId}@example.com` }): EventRecord {
  return {
    _id: `s1|test|${type}/${contactId}/${orderId ?? ''}/${time}`, shopId: 's1', source: 'test', type, time, receivedAt: time, contactId, partition: partitionOf('s1', contactId),
    ...(orderId !== undefined && { orderId }), state: 'pending',
    data: { contact, ...(orderId !== undefined && { order: { id: orderId, number: orderId, total: 40, currency: 'EUR', lines: [], shippingAddress: { street: 'Gasse 1' }, advertisingNotice: { version: '1' } } }) },
  };
}

function step(now: number): Changes {
  const drained = drain({ batch: store.take(now, 500), now, shop: () => ({ view: SHOP, caps: DEFAULT_CAPS, live: JOURNEYS }), journey: (id) => JOURNEYS.find((one) => one.id === id) });
  if (drained.kind !== 'changes') throw new Error(drained.kind);
  store.apply(drained.changes);
  return drained.changes;
}
function at(now: number, ...events: EventRecord[]): void {
  store.add(events);
  do step(now);
  while (store.hasPending());
}
const merged = (time: number) => mergedEvent('s1', GUEST, ACCOUNT, time);
const into = () => store.contacts.get(ACCOUNT);

test('orders, window and runs go to the contact that stays; of the other one only the way remains', () => {
  at(T0, said('order.placed', ACCOUNT, T0, 'o1'), said('order.placed', GUEST, T0 + 1, 'o2'));
  at(T0 + 60_000, merged(T0 + 60_000));
  expect(into()).toMatchObject({ mergedFrom: [GUEST], view: { orderCount: 2, totalSpent: 80 } });
  expect(into()?.window.map(({ key }) => key)).toEqual(['offer|o1|1|mail|1', 'offer|o2|1|mail|1']);
  expect(store.orders.get('s1|o2')).toMatchObject({ contactId: ACCOUNT, partition: partitionOf('s1', ACCOUNT) });
  expect(store.enrollments.get('later|o2|1')).toMatchObject({ state: 'active', contactId: ACCOUNT, partition: partitionOf('s1', ACCOUNT), dueAt: T0 + HOUR });
  expect(store.contacts.get(GUEST)).toMatchObject({ mergedInto: ACCOUNT, orders: [], window: [] });
  expect(JSON.stringify(store.contacts.get(GUEST))).not.toContain('example.com');
});

test('a cap counts what was sent to either', () => {
  at(T0, said('order.placed', GUEST, T0, 'o2'));
  at(T0 + 60_000, merged(T0 + 60_000));
  at(T0 + HOUR, said('order.placed', ACCOUNT, T0 + HOUR, 'o3'));
  expect([...store.messages.keys()]).toEqual(['offer|o2|1|mail|1']);
  expect(store.enrollments.get('later|o2|1')).toMatchObject({ path: { mail: 'skipped' } });
});

test('while the handover is under way nothing moves at the contact that goes', () => {
  at(T0, said('order.placed', GUEST, T0, 'o2'));
  store.add([merged(T0 + HOUR - 1)]);
  const frozen = step(T0 + HOUR - 1);
  expect(frozen.handovers).toMatchObject([{ type: 'contact.absorbed', contactId: ACCOUNT, partition: partitionOf('s1', ACCOUNT) }]);
  const waiting = drain({ batch: { ...store.take(T0 + HOUR, 500), events: [] }, now: T0 + HOUR, shop: () => ({ view: SHOP, caps: DEFAULT_CAPS, live: JOURNEYS }), journey: (id) => JOURNEYS.find((one) => one.id === id) });
  expect(waiting).toMatchObject({ changes: { enrollments: [{ record: { _id: 'later|o2|1', nodeId: 'wait', dueAt: T0 + HOUR + 2_000 } }], contacts: [], messages: [] } });
});

test('an order cancelled at the contact that stays, before the run came there, still ends the run', () => {
  at(T0, said('order.placed', GUEST, T0, 'o2'));
  // The very event that makes them one person is the cancellation: it goes to the contact that stays at once.
  at(T0 + 60_000, merged(T0 + 60_000), said('order.cancelled', ACCOUNT, T0 + 59_000, 'o2'));
  expect(store.enrollments.get('later|o2|1')).toMatchObject({ state: 'exited', endReason: 'order.cancelled', contactId: ACCOUNT });
});

test('what still comes to the contact that went is passed on, each event once', () => {
  at(T0, said('order.placed', GUEST, T0, 'o2'));
  at(T0 + 60_000, merged(T0 + 60_000));
  const late = said('order.cancelled', GUEST, T0 + 70_000, 'o2');
  at(T0 + 70_000, late, { ...late });
  expect(store.enrollments.get('later|o2|1')).toMatchObject({ state: 'exited' });
  expect(store.orders.get('s1|o2')?.facts.filter(({ type }) => type === 'order.cancelled')).toMatchObject([{ event: `${late._id}|at:${ACCOUNT}` }]);
});

test('contacts that lead to each other in a circle do not keep an event going for ever', () => {
  at(T0, said('contact.updated', GUEST, T0), said('contact.updated', ACCOUNT, T0));
  at(T0 + 1, merged(T0 + 1), mergedEvent('s1', ACCOUNT, GUEST, T0 + 1));
  at(T0 + 2, said('contact.updated', GUEST, T0 + 2));
  expect(store.failed.at(-1)?.error).toContain('circle');
});

test('one after the other: who takes over a contact gets what that one had taken over', () => {
  at(T0, said('order.placed', GUEST, T0, 'o2'));
  at(T0 + 1, merged(T0 + 1), mergedEvent('s1', ACCOUNT, 'c_oldest', T0 + 2));
  expect(store.contacts.get('c_oldest')).toMatchObject({ view: { orderCount: 1 }, window: [{ key: 'offer|o2|1|mail|1' }] });
  expect(new Set(store.contacts.get('c_oldest')?.mergedFrom)).toEqual(new Set([ACCOUNT, GUEST]));
  expect(store.enrollments.get('later|o2|1')).toMatchObject({ contactId: 'c_oldest' });
});

test('what was erased of one of them does not come back with the other', () => {
  at(T0, said('contact.updated', GUEST, T0, undefined, { email: 'anna@example.com', firstName: 'Anna' }), said('contact.updated', ACCOUNT, T0));
  at(T0 + HOUR, merged(T0 + HOUR), said('contact.erased', ACCOUNT, T0 + HOUR - 1, undefined, {}));
  expect(JSON.stringify(into())).not.toMatch(/anna|example/i);
  expect(into()?.erasedAt).toBe(T0 + HOUR - 1);
});

test('an erasure that reached the contact that stays before the handover also covers what the other one left', () => {
  at(T0, said('order.placed', GUEST, T0, 'o2'), said('contact.updated', ACCOUNT, T0));
  store.add([merged(T0 + HOUR)]);
  step(T0 + HOUR);
  store.add([said('contact.erased', ACCOUNT, T0 + HOUR - 1, undefined, {})]);
  const erased: Changes['erased'] = [];
  do erased.push(...step(T0 + HOUR).erased);
  while (store.hasPending());
  expect(erased.at(-1)).toEqual({ shopId: 's1', contactIds: [ACCOUNT, GUEST], until: T0 + HOUR - 1 });
  expect(JSON.stringify([...store.orders.values(), ...store.contacts.values()])).not.toMatch(/Gasse|example/);
});

test('a message of the contact that went gives its slot back where the slot is now', () => {
  at(T0, said('order.placed', GUEST, T0, 'o2'));
  at(T0 + 60_000, merged(T0 + 60_000));
  at(T0 + 70_000, { ...said('message.bounced', GUEST, T0 + 70_000), data: { messageId: 'offer|o2|1|mail|1', permanent: true, contact: { email: `${GUEST}@example.com` } } });
  expect(into()).toMatchObject({ window: [], suppressions: [{ reason: 'hard_bounce' }] });
  // Only that address is refused: with another one the person can be written to.
  at(T0 + 80_000, said('contact.updated', ACCOUNT, T0 + 80_000, undefined, { email: 'other@example.com' }));
  expect(into()?.suppressions).toEqual([]);
});

test('an erasure takes the address out of orders, also of one that is told late, and ends what was wanted', () => {
  at(T0, said('order.placed', GUEST, T0, 'o2'));
  at(T0 + 60_000, said('contact.erased', GUEST, T0 + 60_000, undefined, {}));
  expect(store.orders.get('s1|o2')).toMatchObject({ erasedAt: T0 + 60_000, view: { total: 40 } });
  expect(store.orders.get('s1|o2')?.view).not.toHaveProperty('shippingAddress');
  expect(store.enrollments.get('later|o2|1')).toMatchObject({ state: 'exited', endReason: 'contact.erased' });
  at(T0 + HOUR, said('order.placed', GUEST, T0 + 30_000, 'o1'));
  expect(JSON.stringify([...store.orders.values()])).not.toContain('Gasse');
});

test('a mail wanted in the batch that erases its contact never leaves', () => {
  store.add([said('order.placed', GUEST, T0, 'o2'), said('contact.erased', GUEST, T0 + 1, undefined, {})]);
  const changes = step(T0 + 1);
  expect(changes.messages).toEqual([]);
  expect(changes.erased).toEqual([{ shopId: 's1', contactIds: [GUEST], until: T0 + 1 }]);
});
