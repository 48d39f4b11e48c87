/** Dragging a node type onto the canvas, by pointer events: the same for mouse and pen, and with the edge lit that it would be spliced into. */
import type { NodeDefinition } from '@nachklang/nodes/sdk';
import { useReactFlow } from '@xyflow/react';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useJourneyStore } from '../../journey-store/JourneyStoreProvider.tsx';
import { edgeKey } from '../../journey-store/edge-key.ts';
import { useEditing } from '../actions/use-editing.ts';
import { useView } from '../actions/use-view.ts';
import { useCanvasUiStore, type AddTarget } from '../canvas-ui.ts';
import { KindTile } from '../cards/KindTile.tsx';
import { edgeAt } from '../mouse/edge-at.ts';
import { useAddTarget } from '../actions/use-add-target.ts';
import { useEditorPanel } from '../use-editor-panel.ts';
import { useLocale } from '../use-locale.ts';
import classes from './Palette.module.css';

interface Drag { definition: NodeDefinition; x: number; y: number }

const THRESHOLD = 4;

export function usePaletteDrag() {
  const locale = useLocale();
  const journey = useJourneyStore();
  const ui = useCanvasUiStore();
  const editing = useEditing();
  const view = useView();
  const flow = useReactFlow();
  const addTarget = useAddTarget();
  const { search, open } = useEditorPanel();
  const [drag, setDrag] = useState<Drag | undefined>(undefined);
  const end = useRef<(() => void) | undefined>(undefined);
  useEffect(() => () => end.current?.(), []);

  function add(definition: NodeDefinition, target: AddTarget): void {
    const id = editing.add(definition, target);
    if (id === undefined) return;
    view.goTo(id);
    if (search.panel === undefined || search.panel === 'node') open({ panel: 'node', node: id });
  }

  function drop(definition: NodeDefinition, x: number, y: number): void {
    if (document.elementFromPoint(x, y)?.closest('[data-testid="canvas"]') === null) return;
    const key = definition.kind === 'trigger' ? undefined : edgeAt(x, y);
    const edge = journey.getState().document.edges.find((one) => edgeKey(one) === key);
    const place = flow.screenToFlowPosition({ x: x - 40, y: y - 30 });
    add(definition, edge === undefined ? { kind: 'place', at: place } : { kind: 'edge', edge });
  }

  function start(event: React.PointerEvent, definition: NodeDefinition): void {
    if (event.button !== 0) return;
    const from = { x: event.clientX, y: event.clientY };
    let dragging = false;
    const move = ({ clientX: x, clientY: y }: PointerEvent) => {
      if (!dragging && Math.hypot(x - from.x, y - from.y) < THRESHOLD) return;
      dragging = true;
      setDrag({ definition, x, y });
      const dropEdge = definition.kind === 'trigger' ? undefined : edgeAt(x, y);
      if (ui.getState().dropEdge !== dropEdge) ui.setState({ dropEdge });
    };
    const up = ({ clientX: x, clientY: y }: PointerEvent) => {
      end.current?.();
      if (dragging) drop(definition, x, y);
      else add(definition, addTarget(definition));
    };
    const stop = () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', stop);
      window.removeEventListener('keydown', escape);
      ui.setState({ dropEdge: undefined });
      setDrag(undefined);
      end.current = undefined;
    };
    const escape = (key: KeyboardEvent) => key.key === 'Escape' && stop();
    end.current = stop;
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
    window.addEventListener('pointercancel', stop);
    window.addEventListener('keydown', escape);
  }

  return {
    start,
    choose: (definition: NodeDefinition) => add(definition, addTarget(definition)),
    ghost: drag === undefined ? null : createPortal(
      <div className={classes.ghost} style={{ left: drag.x - 40, top: drag.y - 30 }}><KindTile definition={drag.definition} />{drag.definition.label[locale]}</div>,
      document.body,
    ),
  };
}
