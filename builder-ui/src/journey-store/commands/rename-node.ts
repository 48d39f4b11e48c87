/** Gives a node a name of its own; without one it is called by what it does. */
import type { Localized } from '@nachklang/nodes/sdk';
import type { Command } from '../command.ts';

export function renameNode(nodeId: string, name: Localized | undefined): Command {
  return {
    name: 'renameNode',
    merge: `name ${nodeId}`,
    apply: (document) => ({
      ...document,
      nodes: document.nodes.map((node) => {
        if (node.id !== nodeId) return node;
        const { name: _, ...nameless } = node;
        return name === undefined ? nameless : { ...nameless, name };
      }),
    }),
  };
}
