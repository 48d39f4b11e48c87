import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { contactIdFor, partitionOf } from '../../engine/partition.ts';
import { cloudEvent, openTestIngest } from './test-ingest.ts';

let world: Awaited<ReturnType<typeof openTestIngest>>;
beforeAll(async () => void (world = await openTestIngest()));
beforeEach(() => world.empty());
afterAll(() => world.close());

const placed = (id: string, contact: object, eventId = `placed-${id}`) => cloudEvent(eventId, 'order.placed', { order: { id }, contact });
const status = (parcel: object, order?: string, id = `status-${JSON.stringify(parcel)}`) =>
  cloudEvent(id, 'parcel.status', { parcel, status: 'in_transit', ...(order !== undefined && { order: { id: order } }) });
const anna = { email: 'anna@example.com' };
const annaId = contactIdFor('s1', 'email:anna@example.com');
const news = { _id: 's1|nachklang|m1', shopId: 's1', source: 'nachklang', type: 'message.delivered', time: 1, receivedAt: 1, contactId: annaId, partition: 5, data: { messageId: 'm1' }, state: 'pending' } as const;
const statuses = async (answers: Promise<{ status: string }[]>) => (await answers).map(({ status: one }) => one);

describe('accepting', () => {
  test('an event is durable, routed, and its partition woken, before the answer', async () => {
    expect(await world.start().accept('s1', [placed('1', anna)])).toEqual([{ id: 'placed-1', status: 'accepted' }]);
    const partition = partitionOf('s1', annaId);
    expect(await world.events.findOne({ _id: 's1|shop|placed-1' })).toMatchObject({ state: 'pending', contactId: annaId, partition, orderId: '1', receivedAt: world.clock.now() });
    expect([...world.woken]).toEqual([partition]);
  });

  test('the same event five times at once is accepted once', async () => {
    const [one, two] = [world.start(), world.start()];
    const all = await Promise.all([one, one, two, two, one].map((ingest) => statuses(ingest.accept('s1', [placed('1', anna)]))));
    expect(all.flat().sort()).toEqual(['accepted', 'duplicate', 'duplicate', 'duplicate', 'duplicate']);
    expect(await world.events.countDocuments({})).toBe(1);
  });

  test('a bad event costs only itself', async () => {
    const answers = await world.start().accept('s1', [placed('1', anna), { id: 'x' }, cloudEvent('nobody', 'custom.visit', {}), placed('2', { email: 'none' }), placed('3', anna), placed('1', anna)]);
    expect(answers.map(({ status: one, problem }) => problem?.code ?? one)).toEqual(['accepted', 'missing', 'names_nobody', 'invalid', 'accepted', 'duplicate']);
    expect(await world.events.countDocuments({})).toBe(2);
  });

  test('another shop’s events, contacts and orders are another shop’s', async () => {
    const ingest = world.start();
    expect(await statuses(ingest.accept('s1', [placed('1', anna)]))).toEqual(['accepted']);
    expect(await statuses(ingest.accept('s2', [placed('1', anna)]))).toEqual(['accepted']);
    await ingest.accept('s3', [status({ id: 'p1' }, '1')]);
    const stored = await world.events.find({}).sort({ _id: 1 }).toArray();
    expect(stored.map(({ shopId, state }) => [shopId, state])).toEqual([['s1', 'pending'], ['s2', 'pending'], ['s3', 'parked']]);
    expect(stored[0]?.contactId).not.toBe(stored[1]?.contactId);
  });

  test('a shop id with the separator in it does not reach into another shop', async () => {
    const ingest = world.start();
    await ingest.accept('s1', [cloudEvent('b', 'contact.updated', { contact: anna })]);
    expect(await statuses(ingest.accept('s1|shop', [{ ...cloudEvent('b', 'contact.updated', { contact: anna }), source: 'x' }]))).toEqual(['accepted']);
  });

  test('names with emoji, and everything else that is text, come back as they were', async () => {
    await world.start().accept('s1', [placed('1', { ...anna, firstName: '\u{1F469}\u200D\u{1F680} Zoë \u202Eetihw' })]);
    expect((await world.events.findOne({}))?.data).toMatchObject({ contact: { firstName: '\u{1F469}\u200D\u{1F680} Zoë \u202Eetihw' } });
  });

  test('routes hold no address', async () => {
    await world.start().accept('s1', [placed('1', { ...anna, phone: '+49151234567', customerId: 'K-77' })]);
    const routes = JSON.stringify(await world.routes.find({}).toArray());
    for (const personal of ['anna', '151234567', 'K-77']) expect(routes).not.toContain(personal);
    expect(await world.routes.countDocuments({ contactId: annaId })).toBe(4);
  });

  test('many callers at once share batches, and each gets its own answers', async () => {
    const ingest = world.start();
    const answers = await Promise.all(Array.from({ length: 300 }, (_, index) => ingest.accept('s1', [placed(`${index}`, { email: `c${index % 50}@example.com` })])));
    expect(answers.flat().map(({ id }) => id)).toEqual(Array.from({ length: 300 }, (_, index) => `placed-${index}`));
    expect(answers.flat().every(({ status: one }) => one === 'accepted')).toBe(true);
    expect(new Set((await world.events.find({}).toArray()).map((event) => event.contactId)).size).toBe(50);
  });

  test('two processes that meet a new person at once agree on who it is', async () => {
    for (let round = 0; round < 20; round += 1) {
      const [one, two] = [world.start(), world.start()];
      const contact = { email: `new${round}@example.com`, customerId: `${round}` };
      await Promise.all([one.accept('s1', [placed(`a${round}`, contact)]), two.accept('s1', [placed(`b${round}`, { customerId: contact.customerId })])]);
      await one.accept('s1', [cloudEvent(`after${round}`, 'contact.updated', { contact })]);
      const identities = (await world.routes.find({}).toArray()).filter((route) => /^s1\|(email|customer):/.test(route._id));
      expect(new Set(identities.map((route) => route.contactId)).size).toBe(1);
      await world.empty();
    }
  });

  test('ids of any length and script are either kept or refused for themselves', async () => {
    const long = (id: string) => ({ ...cloudEvent(id, 'order.placed', { order: { id: `o${id.length}${'\u{1F980}'.repeat(90)}` }, contact: anna }), source: '\u{1F980}'.repeat(150) });
    const answers = await world.start().accept('s1', [placed('1', anna), long('\u{1F980}'.repeat(150)), long(`a${'\u0301'.repeat(20_000)}`), placed('2', anna)]);
    expect(answers.map(({ status: one }) => one)).toEqual(['accepted', 'accepted', 'invalid', 'accepted']);
    expect(await world.events.countDocuments({})).toBe(3);
  });

  test('our own events go straight in', async () => {
    const ingest = world.start();
    expect(await statuses(ingest.acceptInternal([news]))).toEqual(['accepted']);
    expect(await statuses(ingest.acceptInternal([news]))).toEqual(['duplicate']);
    expect([...world.woken]).toEqual([5]);
  });

  test('an event whose way cannot be written rejects its own request, and neither another shop’s nor our own news', async () => {
    const collection: typeof world.routes = Object.getPrototypeOf(world.routes);
    const { insertMany } = collection;
    const writing = vi.spyOn(collection, 'insertMany').mockImplementation(function refuse(this: typeof world.routes, documents, options) {
      if (documents.some(({ _id }) => _id === 's1|order:cursed')) throw new Error('refused');
      return insertMany.call(this, documents, options);
    });
    const ingest = world.start();
    const answers = [ingest.accept('s1', [placed('1', anna), placed('cursed', anna)]), ingest.accept('s2', [placed('1', anna)]), ingest.acceptInternal([news])];
    const settled = await Promise.allSettled(answers);
    writing.mockRestore();
    expect(settled).toMatchObject([{ status: 'rejected', reason: { message: 'refused' } }, { value: [{ status: 'accepted' }] }, { value: [{ status: 'accepted' }] }]);
    expect(await statuses(ingest.accept('s1', [placed('1', anna), placed('cursed', anna)]))).toEqual(['duplicate', 'accepted']);
  });
});

describe('parking', () => {
  const state = async (id: string) => (await world.events.findOne({ _id: `s1|shop|${id}` }))?.state;

  test('what comes before its order waits, and goes on when it comes', async () => {
    const ingest = world.start();
    await ingest.accept('s1', [cloudEvent('refund', 'order.refunded', { order: { id: '1' }, amount: 5 })]);
    expect(await world.events.findOne({ _id: 's1|shop|refund' })).toMatchObject({ state: 'parked', parkedUnder: ['s1|order:1'] });
    await ingest.accept('s1', [placed('1', anna)]);
    await world.settle();
    const released = await world.events.findOne({ _id: 's1|shop|refund' });
    expect(released).toMatchObject({ state: 'pending', contactId: annaId, partition: partitionOf('s1', annaId) });
    expect(released).not.toHaveProperty('parkedUnder');
  });

  test('a parcel that is known only by its number waits for the parcel, which waits for the order', async () => {
    const ingest = world.start();
    await ingest.accept('s1', [status({ id: 'JJD1', trackingNumber: 'JJD1' }, undefined, 'scan')]);
    await ingest.accept('s1', [status({ id: 'f1', trackingNumber: 'JJD1' }, '1', 'shipped')]);
    expect([await state('scan'), await state('shipped')]).toEqual(['parked', 'parked']);
    await ingest.accept('s1', [placed('1', anna)]);
    await world.settle();
    expect(await world.events.find({ state: 'pending' }).sort({ _id: 1 }).toArray()).toMatchObject([{ orderId: '1' }, { orderId: '1', parcelId: 'f1' }, { orderId: '1', parcelId: 'f1' }]);
  });

  test('no interleaving of parking and arrival loses an event', async () => {
    for (let round = 0; round < 30; round += 1) {
      const [one, two, three] = [world.start(), world.start(), world.start()];
      const order = `r${round}`;
      await Promise.all([
        one.accept('s1', [cloudEvent(`refund-${order}`, 'order.refunded', { order: { id: order } })]),
        two.accept('s1', [placed(order, anna)]),
        three.accept('s1', [status({ id: `p-${order}` }, order, `scan-${order}`)]),
        one.accept('s1', [status({ id: `p-${order}` }, undefined, `later-${order}`)]),
      ]);
    }
    await world.settle();
    expect(await world.events.find({ state: 'parked' }).toArray()).toEqual([]);
    expect(await world.events.countDocuments({ state: 'pending' })).toBe(120);
    expect(world.errors).toEqual([]);
  });

  test('the sweep releases what a crash left, and leaves what still waits', async () => {
    const ingest = world.start();
    await ingest.accept('s1', [placed('1', anna)]);
    await world.settle();
    const left = { shopId: 's1', source: 'shop', type: 'order.refunded', time: 1, receivedAt: 1, orderId: '1', data: { order: { id: '1' } }, state: 'parked', parkedUnder: ['s1|order:1'] } as const;
    await world.events.insertMany([{ ...left, _id: 's1|shop|left', parkedUnder: ['s1|order:1'] }, { ...left, _id: 's1|shop|waits', orderId: '2', data: { order: { id: '2' } }, parkedUnder: ['s1|order:2'] }]);
    world.woken.clear();
    expect(await world.start().releaseParked()).toBe(1);
    expect([await state('left'), await state('waits')]).toEqual(['pending', 'parked']);
    expect([...world.woken]).toEqual([partitionOf('s1', annaId)]);
  });

  test('more than a batch waits, all of it goes on', async () => {
    const ingest = world.start();
    await ingest.accept('s1', Array.from({ length: 1_200 }, (_, index) => status({ id: 'p1' }, '1', `scan-${index}`)));
    await ingest.accept('s1', [placed('1', anna)]);
    await world.settle();
    expect(await world.events.countDocuments({ state: 'parked' })).toBe(0);
  });
});

describe('two contacts that are one person', () => {
  const both = { ...anna, customerId: '9' };

  test('the older takes over, everything leads to it, and an event says so once', async () => {
    const ingest = world.start();
    await ingest.accept('s1', [placed('1', anna)]);
    world.clock.advance(1_000);
    await ingest.accept('s1', [placed('2', { customerId: '9' })]);
    world.clock.advance(1_000);
    await ingest.accept('s1', [cloudEvent('login', 'contact.updated', { contact: both })]);
    const accountId = contactIdFor('s1', 'customer:shop:9');
    expect(await world.events.find({ type: 'contact.merged' }).toArray()).toMatchObject([{ contactId: accountId, partition: partitionOf('s1', accountId), data: { from: accountId, into: annaId } }]);
    expect(await world.routes.countDocuments({ contactId: { $ne: annaId } })).toBe(0);
    expect(await world.events.findOne({ _id: 's1|shop|login' })).toMatchObject({ contactId: annaId });
    await ingest.accept('s1', [status({ id: 'p' }, '2', 'scan')]);
    expect(await world.events.findOne({ _id: 's1|shop|scan' })).toMatchObject({ contactId: annaId });
  });

  test('two accounts of one shop system are never one person: the account takes the address along', async () => {
    const ingest = world.start();
    await ingest.accept('s1', [cloudEvent('a', 'contact.updated', { contact: { ...anna, customerId: '1' } }), cloudEvent('b', 'contact.updated', { contact: { email: 'ben@example.com', customerId: '2' } })]);
    await ingest.accept('s1', [cloudEvent('c', 'contact.updated', { contact: { email: 'ben@example.com', customerId: '1' } })]);
    expect(await world.events.countDocuments({ type: 'contact.merged' })).toBe(0);
    expect(await world.events.findOne({ _id: 's1|shop|c' })).toMatchObject({ contactId: annaId });
    await ingest.accept('s1', [cloudEvent('d', 'contact.updated', { contact: { email: 'ben@example.com' } })]);
    expect(await world.events.findOne({ _id: 's1|shop|d' })).toMatchObject({ contactId: annaId });
  });

  test('two accounts that give one address in one request stay two; the request is kept, and costs nobody else anything', async () => {
    const ingest = world.start();
    await ingest.accept('s1', [cloudEvent('a', 'contact.updated', { contact: { ...anna, customerId: '1' } }), cloudEvent('b', 'contact.updated', { contact: { email: 'ben@example.com', customerId: '2' } })]);
    const shared = ['1', '2'].map((customerId) => cloudEvent(`shared${customerId}`, 'contact.updated', { contact: { email: 'family@example.com', customerId } }));
    const answers = [ingest.accept('s1', shared), ingest.accept('s2', [placed('1', anna)]), ingest.acceptInternal([news])];
    expect(await Promise.all(answers.map(statuses))).toEqual([['accepted', 'accepted'], ['accepted'], ['accepted']]);
    expect(await statuses(ingest.accept('s1', shared))).toEqual(['duplicate', 'duplicate']);
    const about = async (id: string) => (await world.events.findOne({ _id: `s1|shop|${id}` }))?.contactId;
    expect([await about('shared1'), await about('shared2')]).toEqual([annaId, await about('b')]);
    expect(await world.events.countDocuments({ type: 'contact.merged' })).toBe(0);
  });

  test('an order that named nobody goes to whom it turns out to belong to', async () => {
    const ingest = world.start();
    await ingest.accept('s1', [placed('7', {}), placed('1', anna)]);
    await ingest.accept('s1', [cloudEvent('paid', 'order.paid', { order: { id: '7' }, contact: anna })]);
    expect(await world.events.countDocuments({ type: 'contact.merged' })).toBe(1);
    expect(new Set((await world.routes.find({}).toArray()).map((route) => route.contactId)).size).toBe(1);
  });

  test('several processes that see it at once merge in the same direction', async () => {
    const ingest = world.start();
    await ingest.accept('s1', [placed('1', anna)]);
    world.clock.advance(1_000);
    await ingest.accept('s1', [placed('2', { customerId: '9' })]);
    await Promise.all([1, 2, 3, 4].map((index) => world.start().accept('s1', [cloudEvent(`login${index}`, 'contact.updated', { contact: both })])));
    expect(await world.events.find({ type: 'contact.merged' }).toArray()).toHaveLength(1);
    expect(await world.routes.countDocuments({ contactId: { $ne: annaId } })).toBe(0);
  });
});

test('an erasure also takes what is personal out of the events', async () => {
  const ingest = world.start();
  const order = { id: '1', total: 5, shippingAddress: { street: 'Gasse 1' } };
  await ingest.accept('s1', [cloudEvent('o', 'order.placed', { order, contact: anna })]);
  await ingest.accept('s1', [placed('2', { email: 'ben@example.com' })]);
  world.clock.advance(1_000);
  await ingest.accept('s1', [cloudEvent('e', 'contact.erased', { contact: anna })]);
  await world.settle();
  const stored = await world.events.find({ contactId: annaId }).sort({ time: 1 }).toArray();
  expect(JSON.stringify(stored)).not.toMatch(/anna|Gasse/);
  expect(stored).toMatchObject([{ data: { order: { id: '1', total: 5 } } }, { type: 'contact.erased' }]);
  expect(await world.events.findOne({ _id: 's1|shop|placed-2' })).toMatchObject({ data: { contact: { email: 'ben@example.com' } } });
  await ingest.accept('s1', [placed('3', anna)]);
  expect(await world.events.findOne({ _id: 's1|shop|placed-3' })).toMatchObject({ contactId: annaId });
});
