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
        if (name !== undefined) return { ...node, name };
        const { name: former, ...nameless } = node;
        return former === undefined ? node : nameless;
      }),
    }),
  };
}
