/** A piece of a journey on its way through the clipboard, as JSON that people can read and send to each other. */
import type { JourneyDocument } from '@nachklang/nodes/sdk';
import type { Definitions } from './definitions.ts';
import { emailSettings } from './email-settings.ts';
import type { Selection } from './journey-state.ts';

export type Clip = Pick<JourneyDocument, 'nodes' | 'edges' | 'emails' | 'notes'>;

/** What is selected, with the edges between it and the e-mails it sends. */
export function copySelection(document: JourneyDocument, selection: Selection, definitions: Definitions): Clip {
  const chosen = new Set(selection.nodes);
  const nodes = document.nodes.filter(({ id }) => chosen.has(id));
  const keys = new Set(nodes.flatMap((node) => emailSettings(definitions.get(node.type)).map((name) => node.settings[name])));
  return {
    nodes,
    edges: document.edges.filter(({ from, to }) => chosen.has(from) && chosen.has(to)),
    emails: Object.fromEntries(Object.entries(document.emails).filter(([key]) => keys.has(key))),
    notes: document.notes.filter((_, index) => selection.notes.includes(index)),
  };
}

export function clipText(clip: Clip): string {
  return JSON.stringify({ format: 1, ...clip }, undefined, 2);
}
