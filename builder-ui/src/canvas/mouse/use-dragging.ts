/** Cards in the hand. While they are dragged only the canvas knows; the document learns where they were put down, as one step. */
import { useReactFlow, type EdgeChange, type NodeChange } from '@xyflow/react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useJourneyStore } from '../../journey-store/JourneyStoreProvider.tsx';
import { edgeKey } from '../../journey-store/edge-key.ts';
import { useEditing } from '../actions/use-editing.ts';
import { useCanvasUiStore } from '../canvas-ui.ts';
import { noteIndex, type FlowEdge, type FlowNode } from '../flow-elements.ts';
import { edgeAt } from './edge-at.ts';

type Places = ReadonlyMap<string, { x: number; y: number }>;
const NOWHERE: Places = new Map();

export function useDragging() {
  const journey = useJourneyStore();
  const ui = useCanvasUiStore();
  const editing = useEditing();
  const flow = useReactFlow();
  const [dragged, setDragged] = useState<Places>(NOWHERE);
  const latest = useRef<Places>(NOWHERE);

  const onNodesChange = useCallback((changes: NodeChange<FlowNode>[]) => {
    const moved = changes.flatMap((change) => (change.type === 'position' && change.dragging === true && change.position !== undefined ? [[change.id, change.position] as const] : []));
    if (moved.length > 0) {
      latest.current = new Map([...latest.current, ...moved]);
      setDragged(latest.current);
    }
    const { selection, select } = journey.getState();
    const nodes = new Set(selection.nodes);
    const notes = new Set(selection.notes);
    let selects = false;
    for (const change of changes) {
      if (change.type !== 'select') continue;
      selects = true;
      const index = noteIndex(change.id);
      if (index === undefined) toggle(nodes, change.id, change.selected);
      else toggle(notes, index, change.selected);
    }
    if (selects) select({ ...selection, nodes: [...nodes], notes: [...notes] });
  }, [journey]);

  const onEdgesChange = useCallback((changes: EdgeChange<FlowEdge>[]) => {
    const { selection, select } = journey.getState();
    const edges = new Set(selection.edges);
    for (const change of changes) if (change.type === 'select') toggle(edges, change.id, change.selected);
    select({ ...selection, edges: [...edges] });
  }, [journey]);

  return useMemo(() => {
    /** The edge that a single loose card is held over. */
    const edgeUnder = (event: { clientX: number; clientY: number } | TouchEvent): string | undefined => {
      const [only, ...more] = latest.current.keys();
      if (only === undefined || more.length > 0 || noteIndex(only) !== undefined || !('clientX' in event)) return undefined;
      const { edges } = journey.getState().document;
      if (edges.some(({ from, to }) => from === only || to === only)) return undefined;
      const card = flow.getNode(only);
      const middle = card === undefined ? undefined : flow.flowToScreenPosition({ x: card.position.x + (card.width ?? 0) / 2, y: card.position.y + (card.height ?? 0) / 2 });
      return edgeAt(event.clientX, event.clientY) ?? (middle === undefined ? undefined : edgeAt(middle.x, middle.y));
    };
    return {
      dragged, onNodesChange, onEdgesChange,
      onStart(): void {
        latest.current = NOWHERE;
      },
      onDrag(event: MouseEvent | TouchEvent): void {
        const dropEdge = edgeUnder(event);
        if (dropEdge !== ui.getState().dropEdge) ui.setState({ dropEdge });
      },
      onStop(event: MouseEvent | TouchEvent | React.MouseEvent): void {
        const over = edgeUnder('nativeEvent' in event ? event.nativeEvent : event);
        const places = latest.current;
        latest.current = NOWHERE;
        if (places.size > 0) editing.place(places, 'move');
        setDragged(NOWHERE);
        ui.setState({ dropEdge: undefined });
        const edge = journey.getState().document.edges.find((one) => edgeKey(one) === over);
        const [only] = places.keys();
        if (edge !== undefined && only !== undefined) editing.splice(only, edge);
      },
    };
  }, [dragged, onNodesChange, onEdgesChange, journey, ui, editing, flow]);
}

function toggle<T>(set: Set<T>, member: T, on: boolean): void {
  if (on) set.add(member);
  else set.delete(member);
}
