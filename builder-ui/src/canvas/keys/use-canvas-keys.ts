/** The keys of the canvas. They count while the keyboard is on the canvas; undo, find and the sheet also count beside it. */
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useDefinitions } from '../../journey-store/definitions.ts';
import { useJourneyStore } from '../../journey-store/JourneyStoreProvider.tsx';
import { useLayout } from '../layout/use-layout.ts';
import { useClipboard } from '../actions/use-clipboard.ts';
import { useAddTarget, useMiddle } from '../actions/use-add-target.ts';
import { useEditing } from '../actions/use-editing.ts';
import { useView } from '../actions/use-view.ts';
import { useCanvasUiStore } from '../canvas-ui.ts';
import { useEditable } from '../editable.ts';
import { noteIndex } from '../flow-elements.ts';
import { useFlowDirection, useFolding } from '../flow-settings.ts';
import { useEditorPanel } from '../use-editor-panel.ts';
import { useClipboardEvents } from './use-clipboard-events.ts';
import { isWriting } from './is-writing.ts';
import { useFold } from './use-fold.ts';
import { walk, type ArrowKey } from './walk-keys.ts';

const NUDGE = 20;
const DIRECTIONS: Record<ArrowKey, { x: number; y: number }> = { ArrowUp: { x: 0, y: -NUDGE }, ArrowDown: { x: 0, y: NUDGE }, ArrowLeft: { x: -NUDGE, y: 0 }, ArrowRight: { x: NUDGE, y: 0 } };

export function useCanvasKeys(): (event: React.KeyboardEvent) => void {
  const journey = useJourneyStore();
  const ui = useCanvasUiStore();
  const definitions = useDefinitions();
  const addTarget = useAddTarget();
  const middle = useMiddle();
  const editing = useEditing();
  const clipboard = useClipboard();
  const view = useView();
  const editable = useEditable();
  const direction = useFlowDirection();
  const { hidden } = useFolding();
  const fold = useFold();
  const layout = useLayout();
  const { search, open, close } = useEditorPanel();
  const cameFrom = useRef<string | undefined>(undefined);
  useClipboardEvents(editable);

  const keys = useMemo(() => {
    const here = () => ui.getState().focused;
    function arrow(key: ArrowKey, event: React.KeyboardEvent): void {
      if (event.altKey) {
        if (editable) editing.nudge({ x: DIRECTIONS[key].x * (event.shiftKey ? 5 : 1), y: DIRECTIONS[key].y * (event.shiftKey ? 5 : 1) });
        return;
      }
      const { shown, document: draft, selection, select } = journey.getState();
      const from = here() ?? selection.nodes[0];
      const next = from === undefined ? (shown ?? draft).nodes[0]?.id : walk(from, key, { document: shown ?? draft, definitions, direction, hidden, cameFrom: cameFrom.current });
      if (next === undefined) return;
      cameFrom.current = from;
      if (event.shiftKey) select({ ...selection, nodes: [...new Set([...selection.nodes, ...(from === undefined ? [] : [from]), next])] });
      view.goTo(next, { select: !event.shiftKey });
      // An open panel follows; none opens by walking past.
      if (search.panel === 'node') open({ panel: 'node', node: next });
    }

    const toggle = () => {
      const id = here();
      const { selection, select } = journey.getState();
      if (id !== undefined) select({ ...selection, nodes: selection.nodes.includes(id) ? selection.nodes.filter((one) => one !== id) : [...selection.nodes, id] });
    };
    const plain: Record<string, () => void> = {
      'Enter': () => {
        const id = here();
        const at = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.id : undefined;
        const note = at === undefined ? undefined : noteIndex(at);
        if (note !== undefined && editable) ui.setState({ editingNote: note });
        else if (note === undefined && id !== undefined) open({ panel: 'node', node: id });
      },
      ' ': toggle,
      'Escape': () => {
        if (search.panel === 'node') close();
        editing.selectNothing();
      },
      '1': () => view.fit(), '2': view.fitSelection, '+': view.zoomIn, '-': view.zoomOut,
      'm': () => ui.setState(({ minimap }) => ({ minimap: !minimap })),
      's': () => ui.setState(({ lasso }) => ({ lasso: !lasso })),
      'k': () => fold(journey.getState().selection.nodes.at(-1) ?? here()),
      'p': () => open({ panel: 'problems' }),
      't': () => open({ panel: 'test' }),
    };
    const changing: Record<string, () => void> = {
      'a': () => ui.setState({ adding: { target: addTarget(), at: undefined } }),
      'c': () => ui.setState({ connecting: journey.getState().selection.nodes.at(-1) ?? here() }),
      'F2': () => ui.setState({ renaming: journey.getState().selection.nodes.at(-1) ?? here() }),
      'n': () => editing.addNote(middle()),
      'l': () => void layout(direction),
      'Delete': editing.remove, 'Backspace': editing.remove,
    };
    return { arrow, plain, changing };
  }, [journey, ui, definitions, addTarget, middle, editing, view, editable, direction, hidden, fold, layout, search.panel, open, close]);

  useEverywhereKeys(editable, clipboard.duplicate, editing.selectAll);

  return useCallback((event: React.KeyboardEvent) => {
    if (event.defaultPrevented || isWriting(event.target) || event.ctrlKey || event.metaKey) return;
    if (event.key.startsWith('Arrow') && isArrow(event.key)) {
      event.preventDefault();
      keys.arrow(event.key, event);
      return;
    }
    // A button under the keyboard keeps its own Enter and Space.
    if ((event.key === 'Enter' || event.key === ' ') && event.target instanceof HTMLElement && event.target.closest('button') !== null) return;
    const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const act = keys.plain[name] ?? (editable ? keys.changing[name] : undefined);
    if (act === undefined || event.altKey) return;
    event.preventDefault();
    act();
  }, [keys, editable]);
}

/** Keys that count wherever one is in the editor, but not while one writes. */
function useEverywhereKeys(editable: boolean, duplicate: () => void, selectAll: () => void): void {
  const journey = useJourneyStore();
  const ui = useCanvasUiStore();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const mod = event.ctrlKey || event.metaKey;
      const key = event.key.toLowerCase();
      const writing = isWriting(event.target);
      const { undo, redo } = journey.getState();
      const acts: [boolean, () => void][] = [
        [mod && key === 'f', () => ui.setState({ finding: true })],
        [!mod && !writing && key === '/', () => ui.setState({ finding: true })],
        [!mod && !writing && key === '?', () => ui.setState({ sheet: true })],
        [mod && !writing && editable && key === 'z' && !event.shiftKey, undo],
        [mod && !writing && editable && ((key === 'z' && event.shiftKey) || key === 'y'), redo],
        [mod && !writing && editable && key === 'd', duplicate],
        [mod && !writing && key === 'a' && isOnCanvas(event.target), selectAll],
      ];
      const act = acts.find(([wanted]) => wanted)?.[1];
      if (act === undefined || isInDialog(event.target)) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [journey, ui, editable, duplicate, selectAll]);
}

function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"]') !== null;
}

function isOnCanvas(target: EventTarget | null): boolean {
  return target === document.body || (target instanceof Element && target.closest('[data-testid="canvas"]') !== null);
}

function isArrow(key: string): key is ArrowKey {
  return key in DIRECTIONS;
}
