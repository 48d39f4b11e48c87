/** A simulation in threads says the same as one without, however many there are. */
import type { CloudEvent } from '@nachklang/nodes/sdk';
import { expect, test } from 'vitest';
import { demoEvents } from '../../../examples/demo-shop/generate.ts';
import { loadTemplate } from '../journeys/load-template.ts';
import { summarize } from './report.ts';
import { simulateInThreads } from './simulate-in-threads.ts';
import { simulate } from './simulate.ts';
import type { ToldEvent } from './told-event.ts';

const report = { timeZone: 'Europe/Berlin' };
const START = Date.UTC(2026, 2, 2);

/** Counter sales at one instant for all, whose buyers give their names one after the other: each is one with somebody known, in the end all are one of two. */
function* counterSales(): Generator<CloudEvent> {
  const said = (type: string, order: string, minute: number, contact?: object): CloudEvent => ({
    specversion: '1.0', id: `${type}-${order}-${minute}`, source: 'till', type, time: new Date(START + minute * 60_000).toISOString(),
    data: { order: { id: order, number: order, total: 40, currency: 'EUR' }, ...(contact && { contact }) },
  });
  for (let sale = 0; sale < 40; sale += 1) yield said('order.placed', `till-${sale}`, 0);
  for (const name of ['anna', 'ben']) yield said('order.placed', `web-${name}`, 1, { email: `${name}@example.com`, customerId: name });
  for (let sale = 0; sale < 40; sale += 1) yield said('order.paid', `till-${sale}`, sale % 5, { email: `${sale % 2 ? 'anna' : 'ben'}@example.com` });
  yield said('order.placed', 'web-both', 60, { email: 'anna@example.com', phone: '+49301234567' });
}

async function* inTurn<T>(...lists: readonly Iterable<T>[]): AsyncGenerator<T> {
  for (const list of lists) yield* list;
}

/** As a file would be read. */
async function* inPortions(events: AsyncIterable<CloudEvent>): AsyncGenerator<ToldEvent[]> {
  let portion: ToldEvent[] = [];
  for await (const event of events) {
    portion.push({ event, text: JSON.stringify(event) });
    if (portion.length < 100) continue;
    yield portion;
    portion = [];
  }
  yield portion;
}

test('the report does not depend on the number of threads, also where contacts become one across them', async () => {
  const journeys = (await Promise.all(['dispatched', 'delay', 'review-request'].map((name) => loadTemplate(name)))).filter((document) => document !== undefined);
  const events = () => inTurn<CloudEvent>(demoEvents({ end: START, orders: 40, days: 60 }), counterSales());
  const alone = await simulate({ journeys, events: events() });
  expect(alone.contacts.filter(({ mergedInto }) => mergedInto !== undefined).length).toBeGreaterThan(30);
  const expected = summarize(alone, report);
  const threaded = await simulateInThreads({ journeys, events: inPortions(events()), threads: 3, nodesDir: undefined, report });
  expect(threaded).toEqual({ report: expected, unused: alone.unused, eventsRead: alone.eventsRead });
}, 120_000);
