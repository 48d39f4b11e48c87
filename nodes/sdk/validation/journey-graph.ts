/** The journey as a graph: who follows whom, and which nodes lie on circles (Tarjan's algorithm, without recursion). */
import type { JourneyEdge } from '../journey-document.ts';

export type Successors = ReadonlyMap<string, readonly string[]>;

/** Edges that name unknown nodes are left out. */
export function successorsOf(ids: Iterable<string>, edges: readonly JourneyEdge[]): Map<string, string[]> {
  const successors = new Map<string, string[]>([...ids].map((id) => [id, []]));
  for (const edge of edges) if (successors.has(edge.to)) successors.get(edge.from)?.push(edge.to);
  return successors;
}

export function reachableFrom(starts: Iterable<string>, successors: Successors): Set<string> {
  const reached = new Set(starts);
  for (const id of reached) for (const next of successors.get(id) ?? []) reached.add(next);
  return reached;
}

/** Strongly connected components, each before those that lead into it. */
export function componentsOf(successors: Successors): string[][] {
  const components: string[][] = [];
  const state = new Map<string, { index: number; low: number; onStack: boolean }>();
  const stack: string[] = [];
  const enter = (id: string): { id: string; left: string[] } => {
    state.set(id, { index: state.size, low: state.size, onStack: true });
    stack.push(id);
    return { id, left: [...(successors.get(id) ?? [])] };
  };
  for (const start of successors.keys()) {
    if (state.has(start)) continue;
    const calls = [enter(start)];
    for (let call = calls.at(-1); call; call = calls.at(-1)) {
      const here = state.get(call.id);
      if (!here) break;
      const next = call.left.pop();
      if (next !== undefined) {
        const there = state.get(next);
        if (!there) calls.push(enter(next));
        else if (there.onStack) here.low = Math.min(here.low, there.index);
        continue;
      }
      calls.pop();
      const parent = calls.at(-1) && state.get(calls.at(-1)?.id ?? '');
      if (parent) parent.low = Math.min(parent.low, here.low);
      if (here.low === here.index) components.push(takeComponent(stack, call.id, state));
    }
  }
  return components;
}

/** Whether a component is a circle: several nodes, or one that leads to itself. */
export function isCircle(component: readonly string[], successors: Successors): boolean {
  const [only] = component;
  return component.length > 1 || (only !== undefined && (successors.get(only)?.includes(only) ?? false));
}

function takeComponent(stack: string[], root: string, state: Map<string, { onStack: boolean }>): string[] {
  const component = stack.splice(stack.lastIndexOf(root));
  for (const id of component) {
    const member = state.get(id);
    if (member) member.onStack = false;
  }
  return component;
}
