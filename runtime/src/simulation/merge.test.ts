import type { CloudEvent } from '@nachklang/nodes/sdk';
import { expect, test } from 'vitest';
import { journey, mail, ON_ORDER } from '../scheduling/engine-world.fixture.ts';
import { simulate } from './simulate.ts';

const anna = { email: 'anna@example.com' };
let ids = 0;
function said(type: string, time: string, id: string, contact?: object): CloudEvent {
  ids += 1;
  return { specversion: '1.0', id: `e${ids}`, source: 'till', type, time, data: { order: { id, number: id, total: 40, currency: 'EUR', advertisingNotice: { version: '1' } }, ...(contact && { contact }) } };
}
const JOURNEYS = [journey('offer', ON_ORDER, mail('marketing')), journey('later', ON_ORDER, ['wait', 'delay', { duration: 'P1D' }], mail('transactional'))];

test('a replay merges as the program does: caps, orders and runs of both belong to one person', async () => {
  const events = [
    said('order.placed', '2026-03-02T09:00:00Z', '7'),
    said('order.placed', '2026-03-02T10:00:00Z', '1', anna),
    // Only now it turns out who bought over the counter; the news ends that run, wherever it is by then.
    said('order.cancelled', '2026-03-02T11:00:00Z', '7', anna),
    said('order.placed', '2026-03-02T12:00:00Z', '2', anna),
  ];
  const { contacts, enrollments, messages, unused } = await simulate({ journeys: JOURNEYS, events });
  expect(unused).toEqual([]);
  const person = contacts.find(({ mergedInto }) => mergedInto === undefined);
  expect(contacts.filter(({ mergedInto }) => mergedInto !== undefined)).toHaveLength(1);
  expect(person).toMatchObject({ view: { ...anna, orderCount: 2 } });
  expect(enrollments.find(({ _id }) => _id === 'journey-2|7|1')).toMatchObject({ state: 'exited', endReason: 'order.cancelled', contactId: person?._id });
  const marketing = messages.filter((message) => message.class === 'marketing').map(({ _id }) => _id);
  expect(marketing).toEqual(['journey-1|1|1|mail|1']);
});
