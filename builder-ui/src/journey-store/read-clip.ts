/** Reads a clip from the clipboard: any text may be there. Loaded when something is pasted: it brings the schema's checker along. */
import { JourneyDocument } from '@nachklang/nodes/sdk';
import { Value } from 'typebox/value';
import { Type } from 'typebox';
import type { Clip } from './clip.ts';

const { nodes, edges, emails, notes } = JourneyDocument.properties;
/** A whole journey is a clip, too; what a clip has no use for is left out. */
const ClipText = Type.Object({ format: Type.Literal(1), nodes, edges, emails, notes });

/** Nothing when the text is no clip. */
export function readClip(text: string): Clip | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (!Value.Check(ClipText, value)) return undefined;
    const ids = new Set(value.nodes.map(({ id }) => id));
    return { nodes: value.nodes, edges: value.edges.filter(({ from, to }) => ids.has(from) && ids.has(to)), emails: value.emails, notes: value.notes };
  } catch {
    return undefined;
  }
}
