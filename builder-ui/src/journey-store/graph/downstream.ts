/** What comes after a node. */
import type { JourneyDocument } from '@nachklang/nodes/sdk';
import { edgesOf } from './edges-of.ts';

/** Every node that can be reached from these, without them. */
export function downstreamOf(document: JourneyDocument, starts: Iterable<string>): Set<string> {
  const given = new Set(starts);
  const edges = edgesOf(document);
  const reached = new Set(given);
  for (const id of reached) for (const { to } of edges.from(id)) reached.add(to);
  for (const id of given) reached.delete(id);
  return reached;
}

/** What disappears when the branches after these nodes are folded away: all that no other way reaches. */
export function hiddenBehind(document: JourneyDocument, collapsed: readonly string[]): Set<string> {
  if (collapsed.length === 0) return new Set();
  const folded = new Set(collapsed);
  const edges = edgesOf(document);
  const starts = document.nodes.filter(({ id }) => edges.to(id).length === 0).map(({ id }) => id);
  const entered = downstreamOf(document, starts);
  // A circle that nothing leads into begins at its fold: otherwise all of it would vanish.
  const visible = new Set([...starts, ...collapsed.filter((id) => !entered.has(id))]);
  for (const id of visible) if (!folded.has(id)) for (const { to } of edges.from(id)) visible.add(to);
  const behind = new Set<string>();
  for (const id of folded) for (const { to } of edges.from(id)) behind.add(to);
  for (const id of behind) for (const { to } of edges.from(id)) behind.add(to);
  return new Set([...behind].filter((id) => !visible.has(id)));
}
