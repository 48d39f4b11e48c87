/** The ways out of a node that a test did not take and that make sense to try: a trigger and a plain step have none. */
import { portsOf, type JourneyNode, type NodeDefinition } from '@nachklang/nodes/sdk';

export function otherPorts(node: JourneyNode, taken: string | undefined, definition: NodeDefinition | undefined): string[] {
  if (definition === undefined || definition.kind === 'trigger' || definition.sendsMessage !== undefined) return [];
  return portsOf(definition, node.settings).map(({ id }) => id).filter((id) => id !== taken);
}
