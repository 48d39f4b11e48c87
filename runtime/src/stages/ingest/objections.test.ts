/** Whom advertising must not leave to, from the moment an objection or a merge is durable. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { EventRecord } from '../../engine/model.ts';
import { findStanding } from './objections.ts';
import { mergedEvent } from './router.ts';
import { cloudEvent, openTestIngest } from './test-ingest.ts';

let world: Awaited<ReturnType<typeof openTestIngest>>;
beforeAll(async () => void (world = await openTestIngest()));
beforeEach(() => world.empty());
afterAll(() => world.close());

const event = (id: string, change: Partial<EventRecord>): EventRecord => ({ _id: id, shopId: 's1', source: 's', type: 'contact.objected', time: 5, receivedAt: 5, data: {}, state: 'pending', ...change });
const objection = (contactId: string, change: Partial<EventRecord> = {}) => event(`o-${contactId}`, { contactId, objects: true, stops: [contactId], ...change });
const merge = (from: string, into: string, change: Partial<EventRecord> = {}): EventRecord => ({ ...mergedEvent('s1', from, into, 7), ...change });
async function standing(events: EventRecord[], ids: string[]) {
  await world.events.insertMany(events);
  const { objected, merged } = await findStanding(world.events, ids);
  return { objected: Object.fromEntries(objected), merged: Object.fromEntries(merged) };
}

describe('standing', () => {
  test('of those who said nothing is nothing, by one look-up in an index', async () => {
    expect(await standing([objection('anna'), event('other', { type: 'order.paid', contactId: 'ben' })], ['ben', 'cem'])).toEqual({ objected: {}, merged: {} });
    const { queryPlanner } = await world.events.find({ stops: { $in: ['ben', 'cem'] } }).explain('queryPlanner');
    expect(JSON.stringify(queryPlanner)).toContain('"indexName":"stops"');
  });

  test('of who objects has no end until it is worked through, and then the time it came in; one that failed still stands', async () => {
    const events = [objection('anna'), objection('ben', { state: 'done' }), objection('cem', { state: 'failed' })];
    expect((await standing(events, ['anna', 'ben', 'cem', 'dora'])).objected).toEqual({ anna: Infinity, ben: 5, cem: Infinity });
  });

  test('of those who become one is that of both, over any number of steps, while it is under way and after', async () => {
    const events = [merge('a', 'b', { state: 'done' }), merge('b', 'c'), objection('a', { state: 'done' }), objection('z')];
    const { objected, merged } = await standing(events, ['c']);
    expect(objected).toMatchObject({ a: 5, b: 5, c: 5 });
    expect(merged).toMatchObject({ a: Infinity, b: Infinity, c: Infinity });
    expect(objected).not.toHaveProperty('z');
  });

  test('knows no merge that failed', async () => {
    expect((await standing([merge('a', 'b', { state: 'failed' })], ['a'])).merged).toEqual({ a: 7, b: 7 });
  });
});

test('an objection names whom it stops from the moment it is durable', async () => {
  const { contact } = { contact: { email: 'anna@example.com' } };
  const answers = await world.start().accept('s1', [cloudEvent('o1', 'contact.objected', { contact }), cloudEvent('o2', 'message.complained', { messageId: 'm', contact }), cloudEvent('o3', 'contact.updated', { contact })]);
  expect(answers.map(({ status }) => status)).toEqual(['accepted', 'accepted', 'accepted']);
  const found = await world.events.find({}).sort({ _id: 1 }).toArray();
  expect(found.map(({ objects, stops, contactId }) => objects === true && stops?.length === 1 && stops[0] === contactId)).toEqual([true, true, false]);
});
