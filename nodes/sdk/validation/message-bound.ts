/** How many messages one run can send at most: the longest way through the graph, without asking what rules would say. */
import type { JourneyDocument } from '../journey-document.ts';
import type { MessageClass } from '../subjects.ts';
import { componentsOf, isCircle, successorsOf } from './journey-graph.ts';

export interface MessageBound {
  /** `unbounded` when a circle with a message can be walked again and again; then only caps hold it. */
  max: number | 'unbounded';
  /** Message nodes on circles. */
  inLoops: string[];
}

/** @param classes class of message by node id, for the nodes that send one */
export function boundMessages(document: JourneyDocument, starts: readonly string[], classes: ReadonlyMap<string, MessageClass>, of: MessageClass): MessageBound {
  const successors = successorsOf(document.nodes.map(({ id }) => id), document.edges);
  const best = new Map<string, number>();
  const inLoops = new Map<string, string[]>();
  // Components come before those that lead into them, so each successor's answer is known already.
  for (const component of componentsOf(successors)) {
    const sending = component.filter((id) => classes.get(id) === of);
    const own = isCircle(component, successors) && sending.length > 0 ? Number.POSITIVE_INFINITY : sending.length;
    const members = new Set(component);
    const onward = component.flatMap((id) => successors.get(id) ?? []).filter((id) => !members.has(id));
    const after = onward.reduce((most, id) => Math.max(most, best.get(id) ?? 0), 0);
    const loops = own === Number.POSITIVE_INFINITY ? sending : [];
    for (const id of component) {
      best.set(id, own + after);
      inLoops.set(id, [...new Set([...loops, ...onward.flatMap((next) => inLoops.get(next) ?? [])])]);
    }
  }
  const max = starts.reduce((most, id) => Math.max(most, best.get(id) ?? 0), 0);
  return { max: Number.isFinite(max) ? max : 'unbounded', inLoops: [...new Set(starts.flatMap((id) => inLoops.get(id) ?? []))] };
}
