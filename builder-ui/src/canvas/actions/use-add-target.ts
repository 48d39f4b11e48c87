/** Where a node goes that is added without pointing: into the chosen edge, behind the chosen card, else into the middle of the view. */
import type { NodeDefinition } from '@nachklang/nodes/sdk';
import { useReactFlow } from '@xyflow/react';
import { useCallback } from 'react';
import { useDefinitions } from '../../journey-store/definitions.ts';
import { edgeKey } from '../../journey-store/edge-key.ts';
import { edgesOf } from '../../journey-store/graph/edges-of.ts';
import { nodePorts } from '../../journey-store/graph/node-ports.ts';
import { nodesById } from '../../journey-store/graph/nodes-by-id.ts';
import { flowDirection } from '../../journey-store/graph/flow-direction.ts';
import { useJourneyStore } from '../../journey-store/JourneyStoreProvider.tsx';
import { useCanvasUiStore, type AddTarget, type Point } from '../canvas-ui.ts';
import { freePlace, onGrid } from './node-places.ts';

/** `definition` when it is known already: a trigger follows nothing. */
export function useAddTarget(): (definition?: NodeDefinition) => AddTarget {
  const journey = useJourneyStore();
  const ui = useCanvasUiStore();
  const definitions = useDefinitions();
  const middle = useMiddle();
  return useCallback((definition) => {
    const { document, selection } = journey.getState();
    const somewhere: AddTarget = { kind: 'place', at: freePlace(document, onGrid(middle()), flowDirection(document)) };
    if (definition?.kind === 'trigger') return somewhere;
    const edge = selection.nodes.length === 0 ? document.edges.find((one) => edgeKey(one) === selection.edges[0]) : undefined;
    if (edge !== undefined) return { kind: 'edge', edge };
    const node = nodesById(document).get(selection.nodes.at(-1) ?? ui.getState().focused ?? '');
    if (node === undefined) return somewhere;
    const outgoing = edgesOf(document).from(node.id);
    const free = nodePorts(node, definitions, outgoing).find(({ id }) => !outgoing.some(({ port }) => port === id));
    if (free !== undefined) return { kind: 'port', from: node.id, port: free.id };
    const [taken] = outgoing;
    return taken === undefined ? somewhere : { kind: 'edge', edge: taken };
  }, [journey, ui, definitions, middle]);
}

/** The corner of a card in the middle of the view. */
export function useMiddle(): () => Point {
  const flow = useReactFlow();
  return useCallback(() => {
    const box = document.querySelector('.react-flow')?.getBoundingClientRect();
    return flow.screenToFlowPosition({ x: (box?.x ?? 0) + (box?.width ?? 0) / 2 - 130, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 - 45 });
  }, [flow]);
}
