/** Puts a note onto the canvas. */
import type { JourneyNode } from '@nachklang/nodes/sdk';
import type { Command } from '../command.ts';

export function addNote(position: JourneyNode['position'], text: string): Command {
  return { name: 'addNote', apply: (document) => ({ ...document, notes: [...document.notes, { position: { x: Math.round(position.x), y: Math.round(position.y) }, text }] }) };
}
