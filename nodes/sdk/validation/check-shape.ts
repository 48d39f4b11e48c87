/** Level one: the JSON is a journey document at all. */
import { JourneyDocument } from '../journey-document.ts';
import { compiledSchema } from './compiled-schema.ts';
import type { Problem } from './problem.ts';
import { describeMismatch } from './schema-sentences.ts';

export type Shaped = { kind: 'document'; document: JourneyDocument } | { kind: 'problems'; problems: Problem[] };

export function checkShape(value: unknown): Shaped {
  if (isJourneyDocument(value)) return { kind: 'document', document: value };
  const problems = describeMismatch(JourneyDocument, value).map((found): Problem => {
    const nodeId = nodeIdAt(value, found.path);
    return { level: 'shape', severity: 'error', ...found, ...(nodeId === undefined ? {} : { nodeId }) };
  });
  return { kind: 'problems', problems };
}

function isJourneyDocument(value: unknown): value is JourneyDocument {
  return compiledSchema(JourneyDocument).Check(value);
}

/** The id of the node a path leads into, if it has a readable one. */
function nodeIdAt(value: unknown, path: string): string | undefined {
  const index = /^\/nodes\/(\d+)\//.exec(`${path}/`)?.[1];
  if (index === undefined || typeof value !== 'object' || value === null || !('nodes' in value) || !Array.isArray(value.nodes)) return undefined;
  const node: unknown = value.nodes[Number(index)];
  return typeof node === 'object' && node !== null && 'id' in node && typeof node.id === 'string' ? node.id : undefined;
}
