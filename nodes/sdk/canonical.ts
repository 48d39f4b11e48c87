/** The canonical form of a journey document: the same journey is the same text, so that Git diffs are readable (design §5). */
import type { JourneyDocument } from './journey-document.ts';

/**
 * Keys sorted, nodes and edges in the order of their ids (theirs has no meaning), two spaces, a newline at the end.
 * Sorting is by code unit, so that it is the same on every machine.
 */
export function canonicalJourney(document: JourneyDocument): string {
  const nodes = sortedBy(document.nodes, ({ id }) => [id]);
  const edges = sortedBy(document.edges, ({ from, port, to }) => [from, port, to]);
  return `${canonicalJson({ ...document, nodes, edges })}\n`;
}

/** Any JSON value with sorted keys; `undefined` members are left out. */
export function canonicalJson(value: unknown, indent = ''): string {
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    return value.length === 0 ? '[]' : `[\n${value.map((item) => inner + canonicalJson(item, inner)).join(',\n')}\n${indent}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const members = sortedBy(Object.entries(value).filter(([, member]) => member !== undefined), ([key]) => [key]);
    if (members.length === 0) return '{}';
    return `{\n${members.map(([key, member]) => `${inner}${JSON.stringify(key)}: ${canonicalJson(member, inner)}`).join(',\n')}\n${indent}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

function sortedBy<T>(items: readonly T[], keysOf: (item: T) => string[]): T[] {
  return items.toSorted((a, b) => {
    const theirs = keysOf(b);
    const different = keysOf(a).map((key, index) => compare(key, theirs[index] ?? '')).find((order) => order !== 0);
    return different ?? 0;
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
