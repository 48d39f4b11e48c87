/** Where those under way go is counted and asked for exactly as it was chosen. */
import { expect, it } from 'vitest';
import type { PublishPlan } from '../api/types.ts';
import { byConcern, fatesOf, placeKey, readTarget, targetValue, underWayForm } from './moves.ts';

const place = (nodeId: string, runs: number, because: 'same' | 'next' | 'none'): PublishPlan['underWay'][number]['nodes'][number] => ({
  nodeId, runs, because, sentAgain: [],
  proposal: because === 'same' ? { kind: 'node', nodeId } : because === 'next' ? { kind: 'node', nodeId: 'after' } : { kind: 'stay' },
});
const PLAN: Pick<PublishPlan, 'underWay'> = { underWay: [{ version: 2, runs: 6, nodes: [place('kept', 3, 'same'), place('gone', 2, 'next'), place('last', 1, 'none')] }, { version: 1, runs: 4, nodes: [place('gone', 4, 'next')] }] };

it('everyone stays unless a plan says otherwise', () => {
  expect(fatesOf(PLAN, undefined)).toEqual({ moved: 0, ended: 0, stayed: 10 });
  expect(underWayForm(PLAN, undefined)).toEqual({ kind: 'stay' });
});

it('the proposal holds but for what was chosen, version by version', () => {
  const chosen = { [placeKey(1, 'gone')]: { kind: 'end' as const } };
  expect(fatesOf(PLAN, chosen)).toEqual({ moved: 5, ended: 4, stayed: 1 });
  expect(underWayForm(PLAN, chosen)).toEqual({
    kind: 'move',
    versions: [
      { version: 2, nodes: { kept: { kind: 'node', nodeId: 'kept' }, gone: { kind: 'node', nodeId: 'after' }, last: { kind: 'stay' } } },
      { version: 1, nodes: { gone: { kind: 'end' } } },
    ],
  });
});

it('with nobody under way there is nothing to move', () => {
  expect(underWayForm({ underWay: [] }, {})).toEqual({ kind: 'stay' });
});

it('whose node is gone stands first, then whose node is another', () => {
  const nodes = [place('same', 9, 'same'), place('changed', 1, 'same'), place('gone', 1, 'next'), place('lost', 5, 'none')];
  expect(byConcern(nodes, new Set(['changed'])).map(({ nodeId }) => nodeId)).toEqual(['lost', 'gone', 'changed', 'same']);
});

it('a target survives its way through a select', () => {
  for (const target of [{ kind: 'node' as const, nodeId: 'a b' }, { kind: 'end' as const }, { kind: 'stay' as const }]) expect(readTarget(targetValue(target))).toEqual(target);
});
