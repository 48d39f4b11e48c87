/** The canvas: cards, the ways between them, and what one can do to them with the mouse. Keys are in `keys/`. */
import '@xyflow/react/dist/base.css';
import { Background, BackgroundVariant, ConnectionLineType, MiniMap, ReactFlow, SelectionMode, useReactFlow, type IsValidConnection } from '@xyflow/react';
import { lazy, Suspense, useCallback, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useDefinitions } from '../journey-store/definitions.ts';
import { connectionProblem } from '../journey-store/graph/connection-problem.ts';
import { useJourney, useJourneyStore } from '../journey-store/JourneyStoreProvider.tsx';
import { withAll } from '../ui/with-all.ts';
import { GRID } from './actions/node-places.ts';
import { CanvasControls } from './toolbar/CanvasControls.tsx';
import { useCanvasUi, useCanvasUiStore } from './canvas-ui.ts';
import classes from './Canvas.module.css';
import { NodeCard } from './cards/NodeCard.tsx';
import { NoteCard } from './cards/NoteCard.tsx';
import { CanvasHint } from './CanvasHint.tsx';
import { ConnectionWhy } from './edges/ConnectionWhy.tsx';
import { FlowLine } from './edges/FlowLine.tsx';
import { useEditable } from './editable.ts';
import { noteIndex, type FlowEdge, type FlowNode } from './flow-elements.ts';
import { useCanvasKeys } from './keys/use-canvas-keys.ts';
import { toEdge } from './mouse/to-edge.ts';
import { useConnecting } from './mouse/use-connecting.ts';
import { useDragging } from './mouse/use-dragging.ts';
import { useMenus } from './mouse/use-menus.ts';
import { useFollowSelection } from './use-follow-selection.ts';
import { useFirstView } from './use-first-view.ts';
import { useDrawing } from './use-drawing.ts';

const SelectionBar = lazy(withAll(async () => ({ default: (await import('./toolbar/SelectionBar.tsx')).SelectionBar })));

const NODE_TYPES = { card: NodeCard, note: NoteCard };
const EDGE_TYPES = { flow: FlowLine };
const SNAP: [number, number] = [GRID, GRID];
const MULTI_SELECT = ['Meta', 'Control', 'Shift'];

export function Canvas() {
  const { t } = useTranslation();
  const area = useRef<HTMLDivElement>(null);
  const editable = useEditable();
  const definitions = useDefinitions();
  const journey = useJourneyStore();
  const ui = useCanvasUiStore();
  const flow = useReactFlow();
  const minimap = useCanvasUi((state) => state.minimap);
  const lasso = useCanvasUi((state) => state.lasso);
  const several = useJourney(({ selection }) => selection.nodes.length + selection.notes.length > 1);
  const drag = useDragging();
  const { nodes, edges } = useDrawing(drag.dragged);
  const connecting = useConnecting(area);
  const menus = useMenus();
  const onKeyDown = useCanvasKeys();
  useFirstView();
  useFollowSelection();

  const isValidConnection = useCallback<IsValidConnection<FlowEdge>>((connection) => {
    const edge = toEdge(connection);
    return edge !== undefined && connectionProblem(journey.getState().document, definitions, edge, connecting.reconnected.current) === undefined;
  }, [journey, definitions, connecting.reconnected]);
  const labels = useMemo(() => ({ 'minimap.ariaLabel': t('canvas.minimap') }), [t]);

  return (
    <div
      // The keys belong to the application inside, which the drawing library makes.
      ref={area} role="presentation" className={classes.canvas} data-testid="canvas"
      onKeyDown={onKeyDown}
      onFocus={({ target }) => {
        const id = target.classList.contains('react-flow__node') ? target.dataset.id : undefined;
        const note = id === undefined ? undefined : noteIndex(id);
        // A note has no panel: being there is being chosen.
        if (note !== undefined) journey.getState().select({ notes: [note] });
        else if (id !== undefined && ui.getState().focused !== id) ui.setState({ focused: id });
      }}
    >
      <ReactFlow<FlowNode, FlowEdge>
        aria-label={t('canvas.label')} aria-describedby="canvas-hint"
        nodes={nodes} edges={edges} nodeTypes={NODE_TYPES} edgeTypes={EDGE_TYPES}
        onNodesChange={drag.onNodesChange} onEdgesChange={drag.onEdgesChange} onNodeDragStart={drag.onStart} onNodeDrag={drag.onDrag} onNodeDragStop={drag.onStop} onSelectionDragStop={drag.onStop}
        onConnect={connecting.onConnect} onConnectStart={connecting.onStart} onConnectEnd={connecting.onEnd} onReconnect={connecting.onReconnect} onReconnectStart={connecting.onReconnectStart} onReconnectEnd={connecting.onReconnectEnd} isValidConnection={isValidConnection}
        onNodeClick={menus.onNodeClick} onNodeDoubleClick={menus.onNodeDoubleClick} onNodeContextMenu={menus.onNodeContextMenu} onEdgeContextMenu={menus.onEdgeContextMenu} onPaneContextMenu={menus.onPaneContextMenu} onPaneClick={menus.onPaneClick}
        nodesDraggable={editable} nodesConnectable={editable} edgesReconnectable={editable} edgesFocusable={false} disableKeyboardA11y deleteKeyCode={null} onlyRenderVisibleElements
        multiSelectionKeyCode={MULTI_SELECT} selectionKeyCode="Shift" selectionOnDrag={lasso} selectionMode={SelectionMode.Partial} panOnDrag={lasso ? [1, 2] : true} panOnScroll zoomOnDoubleClick={false} minZoom={0.1} maxZoom={2}
        snapToGrid snapGrid={SNAP} nodeDragThreshold={3} connectionRadius={26} connectionLineType={ConnectionLineType.SmoothStep} elevateNodesOnSelect={false} ariaLabelConfig={labels}
        onMove={(_, { zoom }) => area.current?.toggleAttribute('data-far', zoom < 0.45)}
      >
        <Background variant={BackgroundVariant.Dots} gap={GRID} size={1.1} color="var(--canvas-dots)" bgColor="var(--canvas-ground)" />
        {minimap && <MiniMap<FlowNode> pannable zoomable position="bottom-right" className={classes.minimap ?? ''} nodeColor="var(--minimap-node)" maskColor="var(--minimap-mask)" nodeBorderRadius={8} onClick={(_, { x, y }) => void flow.setCenter(x, y, { zoom: flow.getZoom(), duration: 200 })} />}
        <ConnectionWhy />
      </ReactFlow>
      <CanvasHint />
      <CanvasControls />
      {editable && several && <Suspense><SelectionBar /></Suspense>}
    </div>
  );
}
