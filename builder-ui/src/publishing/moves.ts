/** Where those under way go when a draft is published: what the plan proposes, what a person chose instead, and how many it concerns. */
import type { MoveTarget, PublishPlan, UnderWay } from '../api/types.ts';

/** Chosen in place of the proposal, by `placeKey`. */
export type ChosenTargets = Readonly<Record<string, MoveTarget>>;

export interface Fates {
  moved: number;
  ended: number;
  stayed: number;
}

type Place = UnderWay['nodes'][number];

export function placeKey(version: number, nodeId: string): string {
  return `${version} ${nodeId}`;
}

export function targetOf(version: number, place: Place, chosen: ChosenTargets): MoveTarget {
  return chosen[placeKey(version, place.nodeId)] ?? place.proposal;
}

/** What becomes of everyone under way; without a plan they all stay. */
export function fatesOf({ underWay }: Pick<PublishPlan, 'underWay'>, chosen: ChosenTargets | undefined): Fates {
  const fates: Fates = { moved: 0, ended: 0, stayed: 0 };
  for (const { version, nodes } of underWay) {
    for (const place of nodes) {
      const { kind } = chosen === undefined ? { kind: 'stay' } : targetOf(version, place, chosen);
      fates[kind === 'node' ? 'moved' : kind === 'end' ? 'ended' : 'stayed'] += place.runs;
    }
  }
  return fates;
}

/** The part of the publication that says it. */
export function underWayForm({ underWay }: Pick<PublishPlan, 'underWay'>, chosen: ChosenTargets | undefined) {
  if (chosen === undefined || underWay.length === 0) return { kind: 'stay' as const };
  return {
    kind: 'move' as const,
    versions: underWay.map(({ version, nodes }) => ({ version, nodes: Object.fromEntries(nodes.map((place) => [place.nodeId, targetOf(version, place, chosen)])) })),
  };
}

/** First those for whom something changes: their node is gone, then their node is another, then the rest. */
export function byConcern(nodes: readonly Place[], changed: ReadonlySet<string>): Place[] {
  const concern = ({ because, nodeId }: Place) => (because !== 'same' ? 0 : changed.has(nodeId) ? 1 : 2);
  return nodes.toSorted((a, b) => concern(a) - concern(b) || b.runs - a.runs);
}

/** A target as the value of a select, and back. */
export function targetValue(target: MoveTarget): string {
  return target.kind === 'node' ? `node ${target.nodeId}` : target.kind;
}

export function readTarget(value: string): MoveTarget {
  if (value.startsWith('node ')) return { kind: 'node', nodeId: value.slice(5) };
  return value === 'end' ? { kind: 'end' } : { kind: 'stay' };
}
