/** The exits of a node: those it has by its settings, and those that edges still name although they are gone. */
import { portsOf, type JourneyEdge, type JourneyNode, type Port } from '@nachklang/nodes/sdk';
import type { Definitions } from '../definitions.ts';

export interface NodePort extends Port {
  /** An edge names it, the node does not have it: the settings changed. */
  gone?: true;
}

/** Settings that do not fit their schema may trip a definition's functions: then only what the edges name is known. */
export function nodePorts(node: JourneyNode, definitions: Definitions, outgoing: readonly JourneyEdge[]): readonly NodePort[] {
  const ports: NodePort[] = [...soundPorts(node, definitions)];
  for (const { port } of outgoing) {
    if (!ports.some(({ id }) => id === port)) ports.push({ id: port, label: { de: port, en: port }, gone: true });
  }
  return ports;
}

function soundPorts(node: JourneyNode, definitions: Definitions): readonly Port[] {
  const definition = definitions.get(node.type);
  if (definition === undefined) return [];
  try {
    return portsOf(definition, node.settings);
  } catch {
    return [];
  }
}
