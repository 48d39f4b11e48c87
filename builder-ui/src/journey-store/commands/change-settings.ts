/** Gives a node other settings. Edges of ports that vanish by it stay and are shown as problems: nothing is lost in silence. */
import type { JourneyNode } from '@nachklang/nodes/sdk';
import type { Command } from '../command.ts';

export function changeSettings(nodeId: string, settings: JourneyNode['settings']): Command {
  return {
    name: 'changeSettings',
    merge: `settings ${nodeId}`,
    apply: (document) => ({ ...document, nodes: document.nodes.map((node) => (node.id === nodeId ? { ...node, settings } : node)) }),
  };
}
