/** Many at once find the same contacts as one after the other, whatever they say of each other and whatever other processes do meanwhile. */
import mongoose from 'mongoose';
import { expect, test } from 'vitest';
import type { EventType } from '@nachklang/nodes/sdk';
import type { EventRecord } from '../../engine/model.ts';
import { identityDigest } from '../../engine/partition.ts';
import { RouteMap } from './route-map.ts';
import type { Route } from './route.ts';
import { Router } from './router.ts';

interface Who { email?: string; customerId?: string }

let ids = 0;
function record(type: EventType, data: { contact?: Who; order?: { id: string } }): EventRecord {
  ids += 1;
  const { order } = data;
  return { _id: `s1|shop|${ids}`, shopId: 's1', source: 'shop', type, time: 1, receivedAt: 1, ...(order && { orderId: order.id }), data, state: 'pending' };
}
const said = (contact: Who) => record('contact.updated', { contact });
const addressKey = (email: string) => `s1|email:${identityDigest('s1', `email:${email}`)}`;
const accountKey = (id: string) => `s1|customer:${identityDigest('s1', `customer:shop:${id}`)}`;

function world(routes = new RouteMap()) {
  const merged = new Map<string, string>();
  const router = new Router(routes, async ({ data }) => {
    const { from, into } = data as { from: string; into: string };
    merged.set(from, into);
  });
  const last = (contactId: string): string => {
    const into = merged.get(contactId);
    return into === undefined ? contactId : last(into);
  };
  /** Whom these events are about, once all of them have come. */
  const contactsOf = async (batches: EventRecord[][]) => {
    const found: string[] = [];
    for (const batch of batches) for (const one of (await router.route(batch, 1)).records) found.push(one?.contactId ?? 'nobody');
    return found.map(last);
  };
  const leadsTo = (key: string) => routes.all().find(({ _id }) => _id === key)?.contactId;
  const sorted = () => routes.all().sort((a, b) => a._id.localeCompare(b._id));
  return { router, merged, contactsOf, leadsTo, sorted };
}

const ACCOUNTS = [{}, { customerId: 'c1' }, { customerId: 'c2' }];
const ADDRESSES = [{}, { email: 'a@example.com' }, { email: 'b@example.com' }, { email: 'z@example.com' }];
const PEOPLE: Who[] = ACCOUNTS.flatMap((account) => ADDRESSES.map((address) => ({ ...account, ...address })));

const KNOWN = () => [record('order.placed', { order: { id: '7' } }), said({ customerId: 'c1', email: 'a@example.com' }), said({ customerId: 'c2', email: 'b@example.com' })];
const paid = (contact: Who) => record('order.paid', { order: { id: '7' }, contact });

test.each([
  ['three contacts', [], [said, said, said]],
  ['three contacts, when both accounts are known', KNOWN(), [said, said, said]],
  ['a new order twice, and a contact', [], [paid, paid, said]],
  ['a sale over the counter twice, and a contact', KNOWN(), [paid, paid, said]],
])('whatever is said of %s, two accounts and three addresses, at once means the same as one by one', async (_, before, [first = said, second = said, third = said]) => {
  for (const one of PEOPLE) for (const two of PEOPLE) for (const three of PEOPLE) {
    const events = [first(one), second(two), third(three)];
    const [atOnce, oneByOne] = [world(), world()];
    const says = JSON.stringify([one, two, three]);
    expect(await atOnce.contactsOf([before, events]), says).toEqual(await oneByOne.contactsOf([...before, ...events].map((event) => [event])));
    expect(atOnce.sorted(), says).toEqual(oneByOne.sorted());
    expect(atOnce.merged, says).toEqual(oneByOne.merged);
  }
});

test('what waits for an order of the same batch finds it, wherever it stands', async () => {
  const scan: EventRecord = { ...record('parcel.status', { order: { id: '1' } }), parcelId: 'p1', data: { parcel: { id: 'p1' }, status: 'in_transit', order: { id: '1' } } };
  const { records, opened } = await world().router.route([scan, record('order.placed', { order: { id: '1' }, contact: { email: 'a@example.com' } })], 1);
  expect(records).toMatchObject([{ state: 'pending', type: 'parcel.status' }, { state: 'pending', type: 'order.placed', contactId: records[0]?.contactId }]);
  expect(opened).toEqual(['s1|order:1', 's1|parcel:p1']);
});

test('two accounts that give one address at once stay two, and the address is the last one’s', async () => {
  const { contactsOf, leadsTo, merged } = world();
  const z = 'z@example.com';
  const [c1, c2, ...found] = await contactsOf([
    [said({ customerId: 'c1', email: 'a@example.com' }), said({ customerId: 'c2', email: 'b@example.com' })],
    [said({ customerId: 'c1', email: z }), said({ email: z }), said({ customerId: 'c2', email: z }), said({ email: z })],
  ]);
  expect(found).toEqual([c1, c1, c2, c2]);
  expect(leadsTo(addressKey(z))).toBe(c2);
  expect(merged.size).toBe(0);
});

test('an order is placed first, wherever it stands, by what was known before', async () => {
  const { router, contactsOf } = world();
  const [c1] = await contactsOf([[said({ customerId: 'c1', email: 'a@example.com' }), said({ customerId: 'c2', email: 'b@example.com' })]]);
  const { records } = await router.route([said({ customerId: 'c2', email: 'a@example.com' }), record('order.placed', { order: { id: '7' }, contact: { email: 'a@example.com' } })], 1);
  expect(records[1]).toMatchObject({ contactId: c1, orderId: '7' });
});

test('any number of guests turn out to be account holders in one batch', async () => {
  const { router, contactsOf, merged } = world();
  const people = Array.from({ length: 60 }, (_, index) => ({ email: `p${index}@example.com`, customerId: `k${index}` }));
  await contactsOf([people.map(({ email }) => said({ email })), people.map(({ customerId }) => said({ customerId }))]);
  // The first of each pair is placed before it is known that its contact goes.
  const { records } = await router.route(people.flatMap((who) => [said({ email: who.email }), said(who)]), 1);
  expect(merged.size).toBe(60);
  const contacts = records.map((one) => one?.contactId);
  expect(new Set(contacts).size).toBe(60);
  for (const one of contacts) expect(merged.has(one ?? '')).toBe(false);
});

/** Other processes: `meddle` tells what they do after each of ours. */
class Contested extends RouteMap {
  meddle: (routes: RouteMap) => Promise<void> = async () => undefined;

  override async repoint(key: string, contactId: string): Promise<void> {
    await super.repoint(key, contactId);
    await this.meddle(this);
  }
}

test('another process that leads the address elsewhere each time does not keep an event from its account', async () => {
  const routes = new Contested();
  const { contactsOf } = world(routes);
  const [c1, c2] = await contactsOf([[said({ customerId: 'c1', email: 'a@example.com' }), said({ customerId: 'c2', email: 'b@example.com' })]]);
  routes.meddle = (all) => RouteMap.prototype.repoint.call(all, addressKey('a@example.com'), c1 ?? '');
  expect(await contactsOf([[said({ customerId: 'c2', email: 'a@example.com' })]])).toEqual([c2]);
});

/** The routes that `refuses` is true of are never written. */
class Refusing extends RouteMap {
  inserts = 0;
  refuses: (route: Route) => boolean = () => false;
  how: () => boolean = () => false;

  override async insert(routes: readonly Route[]): Promise<boolean> {
    this.inserts += 1;
    const refused = routes.some(this.refuses);
    await super.insert(routes.filter((route) => !this.refuses(route)));
    return refused ? this.how() : true;
  }
}

test('an order that became known while another process was quicker with something else is told of', async () => {
  const routes = new Refusing();
  routes.refuses = () => routes.inserts === 1;
  routes.how = () => {
    void RouteMap.prototype.insert.call(routes, [{ _id: 's1|order:1', shopId: 's1', contactId: 'c', at: 1 }]);
    return false;
  };
  const { opened } = await world(routes).router.route([record('order.placed', { order: { id: '1' }, contact: { email: 'a@example.com' } })], 1);
  expect(opened).toEqual(['s1|order:1']);
});

test.each([
  ['keeps changing', () => false, 'keep changing'],
  ['cannot be written', () => { throw new Error('too long'); }, 'too long'],
])('an event whose way %s fails alone', async (_, how, reason) => {
  const routes = new Refusing();
  const { router, leadsTo } = world(routes);
  routes.refuses = ({ _id }) => _id === accountKey('bad');
  routes.how = how;
  const [one, bad, two] = [said({ customerId: 'c1' }), said({ customerId: 'bad' }), record('order.placed', { order: { id: '1' }, contact: { customerId: 'c2' } })];
  const { records, opened, failed } = await router.routeEach([one, bad, two], 1);
  expect(records).toMatchObject([{ _id: one._id, contactId: leadsTo(accountKey('c1')) }, undefined, { _id: two._id, contactId: leadsTo('s1|order:1') }]);
  expect(opened).toEqual(['s1|order:1']);
  expect([...failed.keys()]).toEqual([bad._id]);
  expect(String(failed.get(bad._id))).toContain(reason);
});

test('a database that does not answer is asked once, not once for each event', async () => {
  const routes = new Refusing();
  routes.refuses = () => true;
  routes.how = () => {
    throw new mongoose.mongo.MongoNetworkError('gone');
  };
  await expect(world(routes).router.routeEach([said({ customerId: 'c1' }), said({ customerId: 'c2' })], 1)).rejects.toThrow('gone');
  expect(routes.inserts).toBe(1);
});
