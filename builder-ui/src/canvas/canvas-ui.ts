/** What the canvas is busy with just now: open menus, the place of the keyboard, what is dragged. Belongs to this tab and is forgotten. */
import type { JourneyEdge } from '@nachklang/nodes/sdk';
import { createContext, use } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export interface Point { x: number; y: number }

/** Where a node that is chosen next will go. */
export type AddTarget =
  | { kind: 'port'; from: string; port: string; at?: Point }
  | { kind: 'edge'; edge: JourneyEdge }
  | { kind: 'place'; at: Point };

export type OpenMenu = { kind: 'node'; id: string; at: Point } | { kind: 'edge'; key: string; at: Point } | { kind: 'note'; index: number; at: Point } | { kind: 'pane'; at: Point; place: Point };

export interface CanvasUi {
  /** The node the keyboard is at. */
  focused: string | undefined;
  adding: { target: AddTarget; at: Point | undefined } | undefined;
  /** Connecting by keyboard: from this node. */
  connecting: string | undefined;
  renaming: string | undefined;
  editingNote: number | undefined;
  finding: boolean;
  sheet: boolean;
  menu: OpenMenu | undefined;
  /** The edge that what is dragged would be spliced into. */
  dropEdge: string | undefined;
  /** Said to everybody: shown for a moment, and read out. */
  news: { text: string; tone: 'plain' | 'refusal' } | undefined;
  minimap: boolean;
  /** Dragging on the ground selects instead of moving the view. */
  lasso: boolean;
}

export type CanvasUiStore = ReturnType<typeof createCanvasUi>;

export function createCanvasUi() {
  return createStore<CanvasUi>()(() => ({
    focused: undefined, adding: undefined, connecting: undefined, renaming: undefined, editingNote: undefined, finding: false, sheet: false, menu: undefined, dropEdge: undefined, news: undefined, minimap: false, lasso: false,
  }));
}

export const CanvasUiContext = createContext<CanvasUiStore | undefined>(undefined);

export function useCanvasUiStore(): CanvasUiStore {
  const store = use(CanvasUiContext);
  if (store === undefined) throw new Error('There is no canvas here: CanvasUiContext is missing.');
  return store;
}

export function useCanvasUi<T>(selector: (state: CanvasUi) => T): T {
  return useStore(useCanvasUiStore(), selector);
}
