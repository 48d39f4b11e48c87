/** Level two, the connections: both ends and the port exist, one way on per port, no way back into a trigger. */
import type { JourneyDocument, JourneyEdge } from '../journey-document.ts';
import type { Localized } from '../values.ts';
import { pointer, type Problem } from './problem.ts';
import type { ResolvedNode } from './resolve-nodes.ts';

export function checkEdges(document: JourneyDocument, nodes: readonly ResolvedNode[]): Problem[] {
  const byId = new Map(nodes.map((resolved) => [resolved.node.id, resolved]));
  const taken = new Set<string>();
  return document.edges.flatMap((edge, index) => {
    const path = pointer('/edges', index);
    const key = JSON.stringify([edge.from, edge.port]);
    const repeated = taken.has(key);
    taken.add(key);
    return [...checkEnds(edge, path, byId), ...(repeated ? [portTaken(edge, path)] : [])];
  });
}

function checkEnds(edge: JourneyEdge, path: string, byId: ReadonlyMap<string, ResolvedNode>): Problem[] {
  const from = byId.get(edge.from);
  const to = byId.get(edge.to);
  return [
    ...(from ? checkPort(edge, path, from) : [nodeMissing(edge.from, pointer(path, 'from'))]),
    ...(to ? [] : [nodeMissing(edge.to, pointer(path, 'to'))]),
    ...(to?.definition?.kind === 'trigger' ? [intoTrigger(edge, path)] : []),
  ];
}

function checkPort(edge: JourneyEdge, path: string, { ports, definition }: ResolvedNode): Problem[] {
  if (!ports || ports.has(edge.port)) return [];
  const label = definition?.label ?? { de: edge.from, en: edge.from };
  const known = [...ports].join(', ');
  return [problem('edge_port_unknown', edge.from, pointer(path, 'port'),
    { de: `„${label.de}“ hat keinen Ausgang „${edge.port}“.`, en: `“${label.en}” has no exit “${edge.port}”.` },
    known === ''
      ? { de: 'Entferne die Verbindung: Hier endet der Weg.', en: 'Remove the connection: the way ends here.' }
      : { de: `Verbinde einen der Ausgänge ${known}, oder entferne die Verbindung.`, en: `Connect one of the exits ${known}, or remove the connection.` })];
}

function nodeMissing(id: string, path: string): Problem {
  return problem('edge_node_unknown', undefined, path,
    { de: `Eine Verbindung nennt den Knoten „${id}“, den es nicht gibt.`, en: `A connection names the node “${id}”, which does not exist.` },
    { de: 'Entferne die Verbindung oder verbinde einen vorhandenen Knoten.', en: 'Remove the connection or connect an existing node.' });
}

function intoTrigger(edge: JourneyEdge, path: string): Problem {
  return problem('edge_into_trigger', edge.to, pointer(path, 'to'),
    { de: 'Eine Verbindung führt in einen Auslöser; dort beginnt ein Weg, dort kommt keiner an.', en: 'A connection leads into a trigger; ways begin there, none arrives.' },
    { de: 'Verbinde stattdessen den Schritt, der auf den Auslöser folgt.', en: 'Connect the step that follows the trigger instead.' });
}

function portTaken(edge: JourneyEdge, path: string): Problem {
  return problem('port_taken', edge.from, pointer(path, 'port'),
    { de: `Am Ausgang „${edge.port}“ hängt schon eine Verbindung.`, en: `The exit “${edge.port}” is connected already.` },
    { de: 'Entferne eine der Verbindungen; zum Aufteilen dienen die Bedingungen.', en: 'Remove one of the connections; conditions are there to split the way.' });
}

function problem(code: string, nodeId: string | undefined, path: string, message: Localized, mend: Localized): Problem {
  return { level: 'graph', severity: 'error', code, ...(nodeId === undefined ? {} : { nodeId }), path, message, mend };
}
