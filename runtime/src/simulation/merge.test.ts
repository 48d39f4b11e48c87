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

test('two accounts of one shop stay two in a replay too, whatever address they give: the account takes it along', async () => {
  const [one, two] = ['1', '2'].map((customerId) => ({ customerId, email: `own${customerId}@example.com` }));
  const family = { email: 'family@example.com' };
  const events = [
    said('order.placed', '2026-03-02T09:00:00Z', '1', one),
    said('order.placed', '2026-03-02T10:00:00Z', '2', two),
    said('order.placed', '2026-03-02T11:00:00Z', '3', { ...one, ...family }),
    said('order.placed', '2026-03-02T12:00:00Z', '4', { ...two, ...family }),
    said('order.placed', '2026-03-02T13:00:00Z', '5', family),
  ];
  const { contacts } = await simulate({ journeys: JOURNEYS, events });
  expect(contacts.map(({ mergedInto, view }) => [mergedInto, view.orderCount])).toEqual([[undefined, 2], [undefined, 3]]);
});
