/** Removes what is selected. Where exactly one way led out of what goes, the ways into it lead there now. */
import type { JourneyDocument, JourneyEdge } from '@nachklang/nodes/sdk';
import type { Command } from '../command.ts';
import type { Definitions } from '../definitions.ts';
import { edgeKey } from '../edge-key.ts';
import { emailSettings } from '../email-settings.ts';
import { connectionProblem } from '../graph/connection-problem.ts';
import type { Selection } from '../journey-state.ts';
import { starterEmail } from '../starter-email.ts';

export function deleteSelection({ nodes, edges, notes }: Selection, definitions: Definitions, name: 'delete' | 'cut' = 'delete'): Command {
  return {
    name,
    apply(document) {
      const gone = new Set(nodes);
      const left: JourneyDocument = {
        ...document,
        emails: withoutUntouched(document, gone, definitions),
        nodes: document.nodes.filter(({ id }) => !gone.has(id)),
        edges: document.edges.filter((edge) => !gone.has(edge.from) && !gone.has(edge.to) && !edges.includes(edgeKey(edge))),
        notes: document.notes.filter((_, index) => !notes.includes(index)),
      };
      if (left.nodes.length === document.nodes.length && left.edges.length === document.edges.length && left.notes.length === document.notes.length) return document;
      // Edges that were selected themselves are meant to go.
      const rest = document.edges.filter((edge) => !edges.includes(edgeKey(edge)));
      return groupsOf(gone, rest).reduce((closed, group) => closeGap(closed, group, rest, definitions), left);
    },
  };
}

function closeGap(document: JourneyDocument, group: ReadonlySet<string>, edges: readonly JourneyEdge[], definitions: Definitions): JourneyDocument {
  const targets = new Set(edges.filter(({ from, to }) => group.has(from) && !group.has(to)).map(({ to }) => to));
  const [target] = targets;
  if (target === undefined || targets.size > 1) return document;
  let closed = document;
  for (const edge of edges) {
    if (group.has(edge.from) || !group.has(edge.to)) continue;
    const bridge = { ...edge, to: target };
    if (connectionProblem(closed, definitions, bridge) === undefined) closed = { ...document, edges: closed.edges.concat(bridge) };
  }
  return closed;
}

/** Mails that were written stay, though no node sends them any more; one that still is as it began goes with its node. */
function withoutUntouched({ nodes, emails }: JourneyDocument, gone: ReadonlySet<string>, definitions: Definitions): JourneyDocument['emails'] {
  const keysOf = (from: typeof nodes) => new Set(from.flatMap((node) => emailSettings(definitions.get(node.type)).map((name) => node.settings[name])));
  const used = keysOf(nodes.filter(({ id }) => !gone.has(id)));
  const freed = keysOf(nodes.filter(({ id }) => gone.has(id)));
  const untouched = JSON.stringify(starterEmail());
  const going = new Set(Object.keys(emails).filter((key) => freed.has(key) && !used.has(key) && JSON.stringify(emails[key]) === untouched));
  return going.size === 0 ? emails : Object.fromEntries(Object.entries(emails).filter(([key]) => !going.has(key)));
}

/** The nodes that go, in groups that hang together. */
function groupsOf(gone: ReadonlySet<string>, edges: readonly JourneyEdge[]): Set<string>[] {
  const groups: Set<string>[] = [];
  const seen = new Set<string>();
  for (const id of gone) {
    if (seen.has(id)) continue;
    const group = new Set([id]);
    for (const member of group) {
      for (const { from, to } of edges) {
        if (from === member && gone.has(to)) group.add(to);
        if (to === member && gone.has(from)) group.add(from);
      }
    }
    for (const member of group) seen.add(member);
    groups.push(group);
  }
  return groups;
}
