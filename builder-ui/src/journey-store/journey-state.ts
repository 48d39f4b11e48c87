/** What the editor knows of the journey it shows. Only the document is undone and saved; the rest belongs to this tab. */
import type { JourneyDocument, Problem } from '@nachklang/nodes/sdk';
import type { CanvasOverlay, ShownFigures } from '../canvas/overlay.ts';
import type { Command, CommandName } from './command.ts';

export interface Selection {
  nodes: readonly string[];
  /** Keys as `edgeKey` makes them. */
  edges: readonly string[];
  /** Indexes into the notes of the document. */
  notes: readonly number[];
}

export const NOTHING_SELECTED: Selection = { nodes: [], edges: [], notes: [] };

/** `offline`: kept in this browser until the server answers. `conflict`: somebody else saved first, and a person has to choose. */
export type Saving = 'saved' | 'unsaved' | 'saving' | 'offline' | 'conflict' | 'refused';

/** The command that led to the document as it is. */
export interface Step {
  /** Counts the steps that led here; later ones have higher numbers. */
  number: number;
  name: CommandName;
  at: number;
  merge?: string;
}

/** The draft as the server has it now, when that is not what ours was made from. */
export interface Conflict {
  document: JourneyDocument;
  revision: number;
  savedBy: string;
  savedAt: string;
}

export interface JourneyState {
  journeyId: string;
  document: JourneyDocument;
  /** Absent before the first change. */
  step: Step | undefined;
  /** The draft's revision that `document` was made from. */
  revision: number;
  selection: Selection;
  saving: Saving;
  conflict: Conflict | undefined;
  /** What the canvas lays over the cards: a test's path, a difference, figures. */
  overlay: CanvasOverlay | undefined;
  /** Another document to show in place of the draft, for reading only. */
  shown: JourneyDocument | undefined;
  /** Nodes whose following branch is folded away. */
  collapsed: readonly string[];
  problems: readonly Problem[];
  /** The document that the problems are of. */
  checked: JourneyDocument | undefined;
  /** On cards and edges, while the switch is on. */
  figures: ShownFigures | undefined;
  run(command: Command): void;
  undo(steps?: number): void;
  redo(steps?: number): void;
  select(selection: Partial<Selection>): void;
  setOverlay(overlay: CanvasOverlay | undefined): void;
  setShown(document: JourneyDocument | undefined): void;
  setCollapsed(nodeIds: readonly string[]): void;
}
