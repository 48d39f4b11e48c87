/** What the drawing library calls a connection, as an edge of the journey; nothing while an end is missing. */
import type { JourneyEdge } from '@nachklang/nodes/sdk';
import type { Connection } from '@xyflow/react';

export function toEdge({ source, sourceHandle, target }: Pick<Connection, 'source' | 'target'> & { sourceHandle?: string | null }): JourneyEdge | undefined {
  return sourceHandle === null || sourceHandle === undefined ? undefined : { from: source, port: sourceHandle, to: target };
}
