/** Customers who live by clocks of their own, with leaner records, come to the same report as all of them by one clock. */
import { NODE_TYPES } from '@nachklang/nodes/executors';
import type { JourneyDocument } from '@nachklang/nodes/sdk';
import { expect, test } from 'vitest';
import { demoEvents } from '../../../examples/demo-shop/generate.ts';
import { DEFAULT_CAPS } from '../engine/shop-model.ts';
import { loadTemplate } from '../journeys/load-template.ts';
import { Arrivals } from './arrivals.ts';
import { Households } from './households.ts';
import { replays } from './replay.ts';
import { ReportStore } from './report-store.ts';
import { summarize } from './report.ts';
import { compileJourneys, resultOf, simulate, SIMULATED_SHOP } from './simulate.ts';
import { passOn } from './told-event.ts';

const events = demoEvents({ end: Date.UTC(2026, 2, 2), orders: 60, days: 60 });
const options = { timeZone: 'Europe/Berlin' };

function byHouseholds(journeys: readonly JourneyDocument[], mostSaved: number) {
  const compiled = compileJourneys(journeys, SIMULATED_SHOP.id, NODE_TYPES);
  const begin = replays({ shop: SIMULATED_SHOP, caps: DEFAULT_CAPS, journeys: compiled }, () => new ReportStore());
  const households = new Households(SIMULATED_SHOP.id, begin, mostSaved);
  const arrivals = new Arrivals(SIMULATED_SHOP.id);
  for (const event of events) {
    const arrival = arrivals.take(event, JSON.stringify(event));
    if (arrival) households.happen(arrival.at, arrival.events.map(passOn));
  }
  households.finish(arrivals.end());
  return summarize({ ...resultOf(households.stores), eventsRead: arrivals.read }, options);
}

test.each([1, 20_000, Infinity])('when up to %d characters of events are saved up', async (mostSaved) => {
  const journeys = (await Promise.all(['dispatched', 'delay', 'review-request'].map((name) => loadTemplate(name)))).filter((document) => document !== undefined);
  const together = summarize(await simulate({ journeys, events }), options);
  expect(together.messages.transactional).toBeGreaterThan(30);
  expect(byHouseholds(journeys, mostSaved)).toEqual(together);
});
