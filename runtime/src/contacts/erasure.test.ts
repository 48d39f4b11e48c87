/** After an erasure nobody can find the person in any collection: not by name, address, phone, nor in words somebody wrote about them. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FakeWakeups } from '../ports/wakeups.ts';
import { journey, mail, openEngineWorld, type EngineWorld } from '../scheduling/engine-world.fixture.ts';
import { MailboxMailer } from '../stages/delivery/index.ts';
import { Ingest, internalRecord } from '../stages/ingest/index.ts';
import { Receipts } from '../stages/tracking/index.ts';

const TRACES = ['quittenrieder', 'annabella', 'anna.q@kunde.example', '15123456789', 'schlehenweg'];
const WORDS = 'Annabella Quittenrieder, Schlehenweg 7, +4915123456789, Anna.Q@kunde.example';
const ANNA = { email: 'anna.q@kunde.example', phone: '+4915123456789', customerId: 'Quittenrieder-9', firstName: 'Annabella', lastName: 'Quittenrieder', tags: [WORDS], attributes: { note: WORDS } };
const HOUR = 3_600_000;

const JOURNEYS = [
  journey('order', ['start', 'order-event', { which: 'placed' }], mail('transactional'),
    ['task', 'create-task', { title: 'Frag {{contact.firstName}} {{contact.lastName}}', priority: 'normal' }],
    ['call', 'http-request', { method: 'POST', url: 'https://example.com/{{contact.email}}', body: { who: '{{contact.lastName}}' }, headers: [{ name: 'x-who', value: '{{contact.phone}}' }] }]),
  { ...journey('news', ['start', 'custom-event', { name: 'visit' }], ['pause', 'delay', { duration: 'P9D' }]), subject: 'contact' as const },
  { ...journey('ended', ['start', 'custom-event', { name: 'visit' }], ['mark', 'tag', { add: ['besucht'], remove: [] }]), subject: 'contact' as const },
];

let world: EngineWorld;
let ingest: Ingest;
beforeAll(async () => {
  world = await openEngineWorld(JOURNEYS);
  ingest = new Ingest({ db: world.db, clock: world.clock, wakeups: new FakeWakeups(), onError: (error) => Promise.reject(error) });
});
afterAll(async () => {
  await ingest.close();
  await world.close();
});

const order = { id: '7', number: '1007', total: 20, currency: 'EUR', lines: [], statusUrl: 'https://shop.example/anna.q@kunde.example', shippingAddress: { name: 'Annabella Quittenrieder', street: 'Schlehenweg 7', city: 'Bonn', country: 'DE' }, advertisingNotice: { version: '1' } };
const about = { order: { id: '7' }, contact: ANNA };
const SAID: [string, Record<string, unknown>][] = [
  ['order.placed', { order, contact: ANNA }],
  ['custom.visit', { contact: ANNA, properties: { page: WORDS } }],
  ['order.refunded', { order: { id: '7' }, contact: ANNA, amount: 1, reason: WORDS }],
  ['contact.signed_up', { contact: ANNA, source: WORDS, wording: 'Ja', ip: '2001:db8::1', proof: WORDS }],
  ['contact.consent_confirmed', { contact: ANNA, proof: WORDS }],
  ['contact.objected', { contact: ANNA, channel: 'sms', source: WORDS, proof: WORDS }],
  ['complaint.opened', { ...about, complaint: { id: 'c', cause: WORDS, text: WORDS } }],
  ['return.requested', { ...about, return: { id: 'r', reason: WORDS } }],
  ['parcel.status', { ...about, parcel: { id: 'p', trackingUrl: 'https://carrier.example/?name=Quittenrieder' }, status: 'in_transit', location: WORDS, message: WORDS }],
  ['feedback.given', { ...about, score: 2, comment: WORDS }],
  ['address.invalid', { ...about, problem: WORDS }],
  ['address.corrected', { ...about, address: order.shippingAddress }],
  ['withdrawal.submitted', { ...about, text: WORDS }],
  ['contact.suppressed', { contact: ANNA, source: WORDS }],
  ['message.bounced', { messageId: 'order|7|1|mail|1', contact: ANNA, reason: WORDS, permanent: true }],
  ['message.clicked', { messageId: 'order|7|1|mail|1', contact: ANNA, url: 'https://shop.example/?to=anna.q@kunde.example' }],
];

it('nothing but hashes and counts is left, in no collection (Art. 17 GDPR)', async () => {
  const worker = world.worker('w');
  for (const [type, data] of SAID) {
    expect(await ingest.accept('s1', [{ specversion: '1.0', id: type, source: 'shop', type, data }])).toEqual([{ id: type, status: 'accepted' }]);
    await worker.drain();
    world.clock.advance(60_000);
  }
  const [contact] = await world.records.contacts.find({}).toArray();
  const contactId = contact?._id ?? '';
  const now = world.clock.now();
  const mailOf = (id: string, test = false) => ({
    id, shopId: 's1', contactId, from: 'hallo@shop.example', to: ANNA.email, subject: `Danke, ${WORDS}`, html: `<p>${WORDS}</p>`, text: WORDS, messageId: `<${id}>`, headers: {}, meta: { journeyId: '', nodeId: '', class: 'transactional' as const, locale: 'de' as const, createdAt: now, ...(test && { test }) },
  });
  const sent = worker.outgoing.map(({ message }) => mailOf(message._id));
  // Beside those of messages, one somebody sent to themselves, and one of a receipt.
  await new MailboxMailer(world.db).send([...sent, mailOf('test|1', true), mailOf('s1|w')]);
  await new Receipts(world.db).keep({ _id: 's1|w', shopId: 's1', contactId, to: ANNA.email, locale: 'de', declaration: { name: WORDS, contract: '1007', email: ANNA.email, goods: '', reason: WORDS }, declaredAt: now, createdAt: now });
  const failure = { code: 'node_threw' as const, data: { node: 'mark', type: 'tag', error: WORDS } };
  await world.records.enrollments.updateOne({ journeyId: 'ended' }, {
    $set: { state: 'failed', endReason: WORDS, failure, interventions: [{ kind: 'retried', at: now, by: 'user:1', nodeId: 'mark', failure: WORDS, why: failure }] },
    $push: { trail: { nodeId: 'mark', at: now, visit: 1, note: WORDS } },
  });
  await world.records.calls.updateMany({}, { $set: { state: 'failed', error: `404 for ${WORDS}` } });
  await ingest.acceptInternal([internalRecord({ shopId: 's1', source: 'nachklang:calls', id: 'answered', type: 'call.completed', time: world.clock.now(), contactId, data: { callKey: 'x', ok: false, error: `No answer from ${WORDS}` } }, world.clock.now())]);
  await worker.drain();
  expect([sent.length, contact?.view.lastName, await world.records.tasks.countDocuments(), await world.records.calls.countDocuments(), await world.records.enrollments.countDocuments()]).toEqual([1, 'Quittenrieder', 1, 1, 3]);
  // Else the walk below would prove nothing.
  expect((await found(TRACES)).map((line) => line.split(' ', 1)[0])).toEqual(expect.arrayContaining(['contacts', 'orders', 'events', 'enrollments', 'messages', 'calls', 'mails', 'receipts', 'tasks']));

  world.clock.advance(HOUR);
  const time = world.clock.now();
  await ingest.acceptInternal([internalRecord({ shopId: 's1', source: 'nachklang:team', id: 'erased', type: 'contact.erased', time, contactId, data: { by: 'user:1' } }, time)]);
  await worker.drain();
  expect(await found([...TRACES, '2001:db8::1'])).toEqual([]);
  expect((await world.records.contacts.findOne({ _id: contactId }))?.suppressions.map(({ reason }) => reason)).toContain('erasure');
  expect((await world.records.orders.findOne({}))?.view.total).toBe(20);
});

/** Every place in the database where one of the words stands, whatever its case. */
async function found(words: readonly string[]): Promise<string[]> {
  const collections = await world.db.listCollections().toArray();
  const lines = await Promise.all(collections.map(async ({ name }) => (await world.db.collection(name).find({}).toArray()).flatMap((document) => placesIn(document, words, `${name} ${String(document._id)}`))));
  return lines.flat();
}

function placesIn(value: unknown, words: readonly string[], path: string): string[] {
  if (typeof value === 'string') return words.some((word) => value.toLowerCase().includes(word)) ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => placesIn(name, words, `${path} key`).concat(placesIn(part, words, `${path} .${name}`)));
}
