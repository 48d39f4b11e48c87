/** What auto layout does to a journey. */
import { DEFINITIONS_BY_ID } from '@nachklang/nodes/definitions';
import { expect, it } from 'vitest';
import { edgesOf } from '../../journey-store/graph/edges-of.ts';
import { nodePorts } from '../../journey-store/graph/node-ports.ts';
import { edge, node, testJourney } from '../../journey-store/test-journey.ts';
import type { CardShape } from '../cards/card-geometry.ts';
import { elkLayout } from './elk-layout.ts';

function shapes(document = testJourney(), direction: 'down' | 'right' = 'down'): Map<string, CardShape> {
  return new Map(document.nodes.map((one) => [one.id, { summaryLines: 1, ports: nodePorts(one, DEFINITIONS_BY_ID, edgesOf(document).from(one.id)).map(({ id }) => id), figures: false, direction }]));
}

it('puts what follows below, and nothing onto another', async () => {
  const places = await elkLayout(testJourney(), shapes(), 'down');
  for (const { from, to } of testJourney().edges) expect(places.get(to)!.y).toBeGreaterThan(places.get(from)!.y);
  const corners = [...places.values()];
  expect(corners.every((a, index) => corners.every((b, other) => index === other || Math.abs(a.x - b.x) >= 280 || Math.abs(a.y - b.y) >= 70))).toBe(true);
});

it('lays the same journey out to the right', async () => {
  const places = await elkLayout(testJourney(), shapes(testJourney(), 'right'), 'right');
  for (const { from, to } of testJourney().edges) expect(places.get(to)!.x).toBeGreaterThan(places.get(from)!.x);
});

it('keeps the first card where it is', async () => {
  const journey = testJourney({ nodes: testJourney().nodes.map((one) => ({ ...one, position: { x: one.position.x + 500, y: one.position.y + 300 } })) });
  expect((await elkLayout(journey, shapes(journey), 'down')).get('start')).toEqual({ x: 500, y: 300 });
});

it('what stood left stays left: of several triggers the order is kept', async () => {
  const triggers = ['c', 'a', 'b'].map((id, index) => node(id, 'order-event', index * 400, 0));
  const journey = testJourney({ nodes: [...triggers.toReversed(), node('end', 'delay', 0, 300)], edges: ['a next end', 'b next end', 'c next end'].map(edge) });
  const places = await elkLayout(journey, shapes(journey), 'down');
  expect(['c', 'a', 'b'].toSorted((one, other) => places.get(one)!.x - places.get(other)!.x)).toEqual(['c', 'a', 'b']);
});

it('gives the same places twice: a tidy journey stays as it is', async () => {
  const once = await elkLayout(testJourney(), shapes(), 'down');
  const tidy = testJourney({ nodes: testJourney().nodes.map((one) => ({ ...one, position: once.get(one.id)! })) });
  expect(await elkLayout(tidy, shapes(tidy), 'down')).toEqual(once);
});
