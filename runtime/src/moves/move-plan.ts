/** Where runs under way may go when a version is published: what is proposed, and what a plan must not ask for. Pure. */
import type { JourneyDocument } from '@nachklang/nodes/sdk';

/** A node of the new version, the end of the run, or the version it is on. */
export type Target = { kind: 'node'; nodeId: string } | { kind: 'end' } | { kind: 'stay' };

export interface Proposal {
  target: Target;
  /** `same`: the node is still there; `next`: the first one after it that is; `none`: nothing after it is, so the run stays. */
  because: 'same' | 'next' | 'none';
}

/** Node types that a run can be at: all but triggers. */
export type IsTrigger = (type: string) => boolean;

export function proposeTarget(nodeId: string, before: JourneyDocument, after: JourneyDocument, isTrigger: IsTrigger): Proposal {
  const kept = keptNodes(before, after, isTrigger);
  if (kept.has(nodeId)) return { target: { kind: 'node', nodeId }, because: 'same' };
  const next = nearestAfter(nodeId, before, kept);
  return next === undefined ? { target: { kind: 'stay' }, because: 'none' } : { target: { kind: 'node', nodeId: next }, because: 'next' };
}

/** Nodes of the old version that the new one has too: same id, same type. */
function keptNodes(before: JourneyDocument, after: JourneyDocument, isTrigger: IsTrigger): Set<string> {
  const types = new Map(after.nodes.map(({ id, type }) => [id, type]));
  return new Set(before.nodes.filter(({ id, type }) => types.get(id) === type && !isTrigger(type)).map(({ id }) => id));
}

/** Along the old version's own ways, breadth first: the fewer steps are skipped the better. */
function nearestAfter(nodeId: string, { edges }: JourneyDocument, kept: ReadonlySet<string>): string | undefined {
  const seen = new Set([nodeId]);
  for (let ring = [nodeId]; ring.length > 0; ) {
    const reached = edges.filter(({ from, to }) => ring.includes(from) && !seen.has(to)).map(({ to }) => to);
    const found = reached.find((id) => kept.has(id));
    if (found !== undefined) return found;
    for (const id of reached) seen.add(id);
    ring = [...new Set(reached)];
  }
  return undefined;
}

/** Nodes that send, lie before `nodeId` in the old version and behind `target` in the new one: who passed them would get their messages again. */
export function sentAgain(nodeId: string, target: string, before: JourneyDocument, after: JourneyDocument, sends: (type: string) => boolean): string[] {
  const passed = reach(nodeId, before.edges.map(({ from, to }) => ({ from: to, to: from })));
  const ahead = new Set([target, ...reach(target, after.edges)]);
  return after.nodes.filter(({ id, type }) => sends(type) && passed.has(id) && ahead.has(id)).map(({ id }) => id);
}

/** Everything that can be reached from a node; the node itself only by a loop. */
function reach(start: string, edges: readonly { from: string; to: string }[]): Set<string> {
  const seen = new Set<string>();
  for (let ring = [start]; ring.length > 0; ) {
    ring = edges.filter(({ from, to }) => ring.includes(from) && !seen.has(to)).map(({ to }) => to);
    for (const id of ring) seen.add(id);
  }
  return seen;
}
