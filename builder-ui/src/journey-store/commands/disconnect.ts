/** Removes edges, by their keys. */
import type { Command } from '../command.ts';
import { edgeKey } from '../edge-key.ts';

export function disconnect(keys: readonly string[]): Command {
  return {
    name: 'disconnect',
    apply(document) {
      const edges = document.edges.filter((edge) => !keys.includes(edgeKey(edge)));
      return edges.length === document.edges.length ? document : { ...document, edges };
    },
  };
}
