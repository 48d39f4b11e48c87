/** Drawing a way from an exit to a card, and moving the end of one. Let go over nothing, it asks what shall come there. */
import type { JourneyEdge } from '@nachklang/nodes/sdk';
import { useReactFlow, type Connection, type FinalConnectionState, type HandleType } from '@xyflow/react';
import { useMemo, useRef, type RefObject } from 'react';
import { useEditing } from '../actions/use-editing.ts';
import { useCanvasUiStore } from '../canvas-ui.ts';
import type { FlowEdge } from '../flow-elements.ts';
import { toEdge } from './to-edge.ts';

export function useConnecting(area: RefObject<HTMLDivElement | null>) {
  const editing = useEditing();
  const ui = useCanvasUiStore();
  const flow = useReactFlow();
  /** The edge whose end is in the hand. */
  const reconnected = useRef<JourneyEdge | undefined>(undefined);
  return useMemo(() => {
    const mark = (on: boolean) => area.current?.toggleAttribute('data-connecting', on);
    return {
      reconnected,
      onStart: () => mark(true),
      onConnect(connection: Connection): void {
        const edge = toEdge(connection);
        if (edge !== undefined && reconnected.current === undefined) editing.link(edge);
      },
      onEnd(event: MouseEvent | TouchEvent, { isValid, fromNode, fromHandle, toNode }: FinalConnectionState): void {
        mark(false);
        if (isValid === true || reconnected.current !== undefined || fromNode === null || fromHandle?.id === null || fromHandle?.id === undefined) return;
        const { clientX: x, clientY: y } = 'changedTouches' in event ? (event.changedTouches[0] ?? { clientX: 0, clientY: 0 }) : event;
        // Over a card that cannot be reached: say why. Over nothing: ask what comes there.
        const over = document.elementFromPoint(x, y);
        const to = toNode?.id ?? over?.closest<HTMLElement>('.react-flow__node-card')?.dataset.id;
        if (to !== undefined) editing.link({ from: fromNode.id, port: fromHandle.id, to });
        if (to !== undefined || over?.closest('.react-flow__pane') === null) return;
        const place = flow.screenToFlowPosition({ x, y });
        ui.setState({ adding: { target: { kind: 'port', from: fromNode.id, port: fromHandle.id, at: { x: place.x - 132, y: place.y } }, at: { x, y } } });
      },
      onReconnectStart(_: React.MouseEvent, edge: FlowEdge): void {
        reconnected.current = edge.data?.edge;
        mark(true);
      },
      onReconnect(_: FlowEdge, connection: Connection): void {
        const edge = toEdge(connection);
        if (edge !== undefined && reconnected.current !== undefined) editing.link(edge, reconnected.current);
      },
      onReconnectEnd(_: MouseEvent | TouchEvent, __: FlowEdge, ___: HandleType, { isValid, toNode }: FinalConnectionState): void {
        const old = reconnected.current;
        reconnected.current = undefined;
        mark(false);
        if (isValid === false && toNode !== null && old !== undefined) editing.link({ ...old, to: toNode.id }, old);
      },
    };
  }, [area, editing, ui, flow]);
}
