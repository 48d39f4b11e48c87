/** Level two, the ways through: every node can be reached, and no circle spins without time passing. */
import type { JourneyDocument } from '../journey-document.ts';
import { componentsOf, isCircle, reachableFrom, successorsOf } from './journey-graph.ts';
import type { Problem } from './problem.ts';
import type { ResolvedNode } from './resolve-nodes.ts';

export function checkFlow(document: JourneyDocument, nodes: readonly ResolvedNode[]): Problem[] {
  return [...checkReachable(document, nodes), ...checkCircles(document, nodes)];
}

function checkReachable(document: JourneyDocument, nodes: readonly ResolvedNode[]): Problem[] {
  const starts = nodes.filter(({ definition }) => definition?.kind === 'trigger').map(({ node }) => node.id);
  if (starts.length === 0) return [];
  const reached = reachableFrom(starts, successorsOf(nodes.map(({ node }) => node.id), document.edges));
  return nodes
    .filter(({ node }) => !reached.has(node.id))
    .map(({ node, path }) => ({
      level: 'graph', severity: 'warning', code: 'node_unreachable', nodeId: node.id, path,
      message: { de: `Kein Weg führt von einem Auslöser zum Knoten „${node.name?.de ?? node.id}“.`, en: `No way leads from a trigger to the node “${node.name?.en ?? node.id}”.` },
      mend: { de: 'Verbinde ihn oder entferne ihn.', en: 'Connect it or remove it.' },
    }));
}

/** Circles are sought among the nodes where no time passes; a pause anywhere on a circle breaks it. */
function checkCircles(document: JourneyDocument, nodes: readonly ResolvedNode[]): Problem[] {
  const restless = new Map(nodes.filter(({ definition }) => definition && !definition.pauses).map((resolved) => [resolved.node.id, resolved]));
  const successors = successorsOf(restless.keys(), document.edges);
  return componentsOf(successors)
    .filter((component) => isCircle(component, successors))
    .map((component): Problem => {
      const members = nodes.filter(({ node }) => component.includes(node.id));
      const names = (locale: 'de' | 'en'): string => members.map(({ node, definition }) => node.name?.[locale] ?? definition?.label[locale] ?? node.id).join(', ');
      const [first] = members;
      return {
        level: 'graph', severity: 'error', code: 'loop_without_wait', ...(first ? { nodeId: first.node.id } : {}), path: first?.path ?? '/nodes',
        message: { de: `Diese Schritte laufen im Kreis, ohne dass Zeit vergeht: ${names('de')}.`, en: `These steps go in a circle without time passing: ${names('en')}.` },
        mend: { de: 'Füge in den Kreis ein Warten ein oder löse eine Verbindung.', en: 'Put a wait into the circle or undo a connection.' },
      };
    });
}
