import fc from 'fast-check';
import { expect, it } from 'vitest';
import { componentsOf, isCircle, reachableFrom, successorsOf } from './journey-graph.ts';

const graph = fc.integer({ min: 1, max: 8 }).chain((size) => {
  const id = fc.integer({ min: 0, max: size - 1 }).map((number) => `n${number}`);
  return fc.array(fc.record({ from: id, port: fc.constant('next'), to: id }), { maxLength: 16 })
    .map((edges) => successorsOf(Array.from({ length: size }, (_, number) => `n${number}`), edges));
});

it('nodes share a component exactly when each reaches the other', () => {
  fc.assert(fc.property(graph, (successors) => {
    const components = componentsOf(successors);
    const home = new Map(components.flatMap((component, index) => component.map((id) => [id, index])));
    expect([...home.keys()].toSorted()).toEqual([...successors.keys()].toSorted());
    for (const a of successors.keys()) {
      for (const b of successors.keys()) {
        const mutual = reachableFrom([a], successors).has(b) && reachableFrom([b], successors).has(a);
        expect(home.get(a) === home.get(b)).toBe(mutual);
      }
    }
  }));
});

it('components come before those that lead into them', () => {
  fc.assert(fc.property(graph, (successors) => {
    const seen = new Set<string>();
    for (const component of componentsOf(successors)) {
      component.forEach((id) => seen.add(id));
      for (const id of component) for (const next of successors.get(id) ?? []) expect(seen.has(next)).toBe(true);
    }
  }));
});

it('a component is a circle exactly when a node reaches itself', () => {
  fc.assert(fc.property(graph, (successors) => {
    for (const component of componentsOf(successors)) {
      const [first = ''] = component;
      expect(isCircle(component, successors)).toBe(reachableFrom(successors.get(first) ?? [], successors).has(first));
    }
  }));
});
