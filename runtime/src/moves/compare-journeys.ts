/** What differs between two documents of a journey. Where things stand on the canvas is no difference. Pure. */
import { Type, type Static } from 'typebox';
import type { JourneyDocument, JourneyEdge } from '@nachklang/nodes/sdk';
import { isDeepStrictEqual } from 'node:util';

const closed = { additionalProperties: false } as const;
const names = Type.Array(Type.String());
const Edge = Type.Object({ from: Type.String(), port: Type.String(), to: Type.String() }, closed);

export const JourneyDifference = Type.Object(
  {
    nodes: Type.Object(
      { added: names, removed: names, changed: Type.Array(Type.Object({ id: Type.String(), fields: Type.Array(Type.String(), { description: '`type`, `name`, or a setting' }) }, closed)) },
      { ...closed, description: 'Ids' },
    ),
    edges: Type.Object({ added: Type.Array(Edge), removed: Type.Array(Edge) }, closed),
    emails: Type.Object(
      { added: names, removed: names, changed: Type.Array(Type.Object({ key: Type.String(), parts: Type.Array(Type.String(), { description: '`de.subject`, `en.mjml` …' }) }, closed)) },
      { ...closed, description: 'Keys' },
    ),
    settings: Type.Array(Type.String(), { description: 'Names of settings of the journey that differ' }),
    head: Type.Array(Type.Enum(['name', 'description', 'subject'])),
    same: Type.Boolean(),
  },
  closed,
);
export type JourneyDifference = Static<typeof JourneyDifference>;

export function compareJourneys(before: JourneyDocument, after: JourneyDocument): JourneyDifference {
  const nodes = compareLists(byId(before), byId(after), (one, other) => [
    ...(['type', 'name'] as const).filter((name) => !isDeepStrictEqual(one[name], other[name])),
    ...differing(one.settings, other.settings),
  ]);
  const emails = compareLists(new Map(Object.entries(before.emails)), new Map(Object.entries(after.emails)), (one, other) => [
    ...differing(one.de, other.de).map((part) => `de.${part}`),
    ...differing(one.en, other.en).map((part) => `en.${part}`),
  ]);
  const edges = { added: without(after.edges, before.edges), removed: without(before.edges, after.edges) };
  const settings = differing(before.settings, after.settings);
  const head = (['name', 'description', 'subject'] as const).filter((name) => !isDeepStrictEqual(before[name], after[name]));
  const lists = [nodes.added, nodes.removed, nodes.changed, emails.added, emails.removed, emails.changed, edges.added, edges.removed, settings, head];
  return {
    nodes: { ...nodes, changed: nodes.changed.map(([id, fields]) => ({ id, fields })) },
    edges,
    emails: { ...emails, changed: emails.changed.map(([key, parts]) => ({ key, parts })) },
    settings, head, same: lists.every(({ length }) => length === 0),
  };
}

function byId({ nodes }: JourneyDocument) {
  return new Map(nodes.map((node) => [node.id, node]));
}

function compareLists<T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>, differences: (before: T, after: T) => string[]) {
  const changed: [string, string[]][] = [];
  for (const [id, one] of before) {
    const other = after.get(id);
    const found = other === undefined ? [] : differences(one, other);
    if (found.length > 0) changed.push([id, found]);
  }
  return { added: [...after.keys()].filter((id) => !before.has(id)), removed: [...before.keys()].filter((id) => !after.has(id)), changed };
}

/** Names under which two objects hold different values. */
function differing(before: object, after: object): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.filter((name) => !isDeepStrictEqual(Reflect.get(before, name), Reflect.get(after, name)));
}

function without(edges: readonly JourneyEdge[], others: readonly JourneyEdge[]): JourneyEdge[] {
  const known = new Set(others.map(edgeName));
  return edges.filter((edge) => !known.has(edgeName(edge)));
}

function edgeName({ from, port, to }: JourneyEdge): string {
  return `${from}/${to}/${port}`;
}
