/** Walking through a journey: what may be connected, what hides behind a fold, in which order it is read. */
import { DEFINITIONS_BY_ID } from '@nachklang/nodes/definitions';
import { describe, expect, it } from 'vitest';
import { edge, node, testJourney } from '../test-journey.ts';
import { connectionProblem } from './connection-problem.ts';
import { hiddenBehind } from './downstream.ts';
import { flowDirection } from './flow-direction.ts';
import { readingOrder } from './walk.ts';

describe('a connection', () => {
  const why = (text: string, edges = testJourney().edges) => connectionProblem(testJourney({ edges }), DEFINITIONS_BY_ID, edge(text));

  it('from a free exit to another node can be made', () => expect(why('thanks skipped end')).toBeUndefined());
  it('into a trigger cannot', () => expect(why('thanks skipped start')).toBe('intoTrigger'));
  it('into itself cannot', () => expect(why('thanks skipped thanks')).toBe('self'));
  it('from an exit that is taken cannot', () => expect(why('start next end')).toBe('portTaken'));
  it('that closes a circle without a wait cannot', () => expect(why('thanks skipped big')).toBe('loopWithoutWait'));
  it('that closes a circle through a wait can', () => expect(why('thanks skipped wait')).toBeUndefined());
  it('to a node that is not there cannot', () => expect(why('thanks skipped nobody')).toBe('missing'));
  it('may take the place of the one it replaces', () => {
    const journey = testJourney();
    expect(connectionProblem(journey, DEFINITIONS_BY_ID, edge('start next end'), journey.edges[0])).toBeUndefined();
  });
});

describe('folding', () => {
  it('hides what only this branch reaches', () => {
    expect([...hiddenBehind(testJourney(), ['wait'])].sort()).toEqual(['big', 'end', 'thanks']);
  });
  it('keeps what another branch reaches', () => {
    expect([...hiddenBehind(testJourney(), ['thanks'])]).toEqual([]);
  });
  it('hides a fold inside a fold', () => {
    expect([...hiddenBehind(testJourney(), ['wait', 'big'])].sort()).toEqual(['big', 'end', 'thanks']);
  });
});

it('a journey is read from its trigger, branch by branch, and every node once', () => {
  const readings = readingOrder(testJourney(), DEFINITIONS_BY_ID);
  expect(readings.map(({ node: { id }, depth, by }) => [id, depth, by?.port.id])).toEqual([
    ['start', 0, undefined], ['wait', 0, 'next'], ['big', 0, 'next'], ['thanks', 1, 'yes'], ['end', 1, 'sent'],
  ]);
  expect(readings.find(({ node: { id } }) => id === 'thanks')?.open.map(({ id }) => id)).toEqual(['skipped']);
});

it('a circle is read once and says where it leads back to', () => {
  const circle = testJourney({ edges: ['start next wait', 'wait next big', 'big yes wait'].map(edge) });
  const readings = readingOrder(circle, DEFINITIONS_BY_ID);
  expect(readings.find(({ node: { id } }) => id === 'big')?.backTo.map((way) => [way.port.id, way.node.id])).toEqual([['yes', 'wait']]);
});

it('the flow goes the way most edges go, and one dragged card does not turn it', () => {
  const chain = (place: (index: number) => { x: number; y: number }) => {
    const nodes = Array.from({ length: 6 }, (_, index) => node(`n${index}`, 'delay', place(index).x, place(index).y));
    return testJourney({ nodes, edges: nodes.slice(1).map((_, index) => edge(`n${index} next n${index + 1}`)) });
  };
  expect(flowDirection(chain((index) => ({ x: 0, y: index * 140 })))).toBe('down');
  expect(flowDirection(chain((index) => ({ x: index * 340, y: 0 })))).toBe('right');
  expect(flowDirection(chain((index) => ({ x: index === 5 ? 900 : 0, y: index === 5 ? 600 : index * 140 })))).toBe('down');
  expect(flowDirection(chain((index) => ({ x: index === 5 ? 1360 : index * 340, y: index === 5 ? 600 : 0 })))).toBe('right');
  expect(flowDirection(chain((index) => ({ x: Math.ceil(index / 2) * 340, y: Math.floor(index / 2) * 140 })))).toBe('down');
});
