/** What changes a journey: a pure function from document to document, with the name under which it can be undone. */
import type { JourneyDocument } from '@nachklang/nodes/sdk';

/** Each has its words under `canvas.steps`. */
export type CommandName =
  | 'addNode' | 'insertNode' | 'connect' | 'disconnect' | 'reconnect' | 'move' | 'align' | 'distribute' | 'layout' | 'delete' | 'cut' | 'paste' | 'duplicate'
  | 'renameNode' | 'changeSettings' | 'changeEmail' | 'addEmail' | 'removeEmail' | 'renameEmail' | 'changeJourneySettings' | 'renameJourney' | 'describeJourney' | 'changeSubject'
  | 'addNote' | 'editNote' | 'mend' | 'takeTheirs' | 'restore';

export interface Command {
  name: CommandName;
  /** Returns the same document when there is nothing to change; then there is nothing to undo either. */
  apply(document: JourneyDocument): JourneyDocument;
  /** Commands with the same mark in quick succession are one step: the letters of a word, the nudges of an arrow key. */
  merge?: string;
}
