/** Writes a note anew. */
import type { Command } from '../command.ts';

export function editNote(index: number, text: string): Command {
  return {
    name: 'editNote',
    merge: `note ${index}`,
    apply: (document) => (document.notes[index]?.text === text ? document : { ...document, notes: document.notes.map((note, at) => (at === index ? { ...note, text } : note)) }),
  };
}
