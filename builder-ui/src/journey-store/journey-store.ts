/** The store of one open journey: zustand for the state, zundo for what can be undone. */
import type { JourneyDocument } from '@nachklang/nodes/sdk';
import { temporal } from 'zundo';
import { createStore } from 'zustand/vanilla';
import type { Command } from './command.ts';
import { edgeKey } from './edge-key.ts';
import { NOTHING_SELECTED, type JourneyState, type Selection, type Step } from './journey-state.ts';

export const UNDO_STEPS = 200;
/** Longer than between two letters, shorter than a thought. */
const MERGE_WITHIN_MS = 1200;

export interface JourneyStart {
  journeyId: string;
  document: JourneyDocument;
  revision: number;
}

/** What a step in the past or future holds. */
type Undoable = Pick<JourneyState, 'document' | 'step'>;

export type JourneyStore = ReturnType<typeof createJourneyStore>;

/** @param now milliseconds; only to tell whether two commands follow each other quickly */
export function createJourneyStore({ journeyId, document, revision }: JourneyStart, now: () => number = Date.now) {
  const store = createStore<JourneyState>()(
    temporal(
      (set, get): JourneyState => ({
        journeyId, document, revision,
        step: undefined, selection: NOTHING_SELECTED, saving: 'saved', conflict: undefined, overlay: undefined, shown: undefined, collapsed: [], problems: [], checked: undefined, figures: undefined,
        run: (command) => runCommand(command),
        undo: (steps = 1) => travel('undo', steps),
        redo: (steps = 1) => travel('redo', steps),
        select: (selection) => set({ selection: { ...NOTHING_SELECTED, ...selection } }),
        setOverlay: (overlay) => set({ overlay }),
        setShown: (shown) => set({ shown, selection: shown === get().shown ? get().selection : NOTHING_SELECTED }),
        setCollapsed: (collapsed) => set({ collapsed }),
      }),
      { limit: UNDO_STEPS, partialize: ({ document, step }): Undoable => ({ document, step }), equality: (past, current) => past.document === current.document },
    ),
  );

  function runCommand(command: Command): void {
    const before = store.getState();
    // What is shown for reading only is not the document: nothing may change behind it.
    if (before.shown !== undefined) return;
    const changed = command.apply(before.document);
    if (changed === before.document) return;
    const at = now();
    const history = store.temporal.getState();
    const merged = continues(before.step, command, at) && history.futureStates.length === 0 && history.pastStates.length > 0;
    const number = (before.step?.number ?? 0) + (merged ? 0 : 1);
    const step: Step = { number, name: command.name, at, ...(command.merge !== undefined && { merge: command.merge }) };
    if (merged) history.pause();
    store.setState({ document: changed, step, selection: stillThere(before.selection, changed) });
    if (merged) history.resume();
  }

  function travel(direction: 'undo' | 'redo', steps: number): void {
    if (store.getState().shown !== undefined) return;
    store.temporal.getState()[direction](steps);
    store.setState(({ document, selection }) => ({ selection: stillThere(selection, document) }));
  }
  return store;
}

function continues(before: Step | undefined, { name, merge }: Command, at: number): boolean {
  return before?.merge !== undefined && before.merge === merge && before.name === name && at - before.at < MERGE_WITHIN_MS;
}

/** The same selection without what the document no longer holds. */
function stillThere(selection: Selection, document: JourneyDocument): Selection {
  const nodes = new Set(document.nodes.map(({ id }) => id));
  const edges = new Set(document.edges.map(edgeKey));
  return {
    nodes: selection.nodes.filter((id) => nodes.has(id)),
    edges: selection.edges.filter((key) => edges.has(key)),
    notes: selection.notes.filter((index) => index < document.notes.length),
  };
}
