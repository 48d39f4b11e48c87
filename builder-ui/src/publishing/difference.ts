/** What differs between two documents of a journey: nodes, ways, mails and settings, each once. Where things stand on the canvas is no difference. */
import type { EmailContent, JourneyDocument, JourneyEdge, JourneyNode, Locale } from '@nachklang/nodes/sdk';
import { sameValue } from './same-value.ts';

export interface JourneyDifference {
  nodes: NodeChange[];
  ways: WayChange[];
  emails: EmailChange[];
  settings: ValueChange[];
  /** Members of the document itself: its name, description and what its runs are about. */
  head: ('name' | 'description' | 'subject')[];
}

export type NodeChange =
  | { kind: 'added'; node: JourneyNode }
  | { kind: 'removed'; node: JourneyNode }
  | { kind: 'changed'; before: JourneyNode; node: JourneyNode; renamed: boolean; settings: ValueChange[] };

/** A member of some settings; absent on a side means that it was not set there. */
export interface ValueChange {
  name: string;
  before?: unknown;
  after?: unknown;
}

/** Where a port leads now, of nodes that exist on both sides. */
export interface WayChange {
  from: string;
  port: string;
  before?: string;
  after?: string;
}

export type EmailChange =
  | { kind: 'added' | 'removed'; key: string }
  | { kind: 'changed'; key: string; parts: { locale: Locale; part: keyof EmailContent; before?: string; after?: string }[] };

const LOCALES = ['de', 'en'] as const;
const PARTS = ['subject', 'preheader', 'mjml'] as const;
const HEAD = ['name', 'description', 'subject'] as const;

/** `before` is absent when nothing was published yet: all is new then. */
export function compareJourneys(before: JourneyDocument | undefined, after: JourneyDocument): JourneyDifference {
  return {
    nodes: nodeChanges(before?.nodes ?? [], after.nodes),
    ways: before === undefined ? [] : wayChanges(before, after),
    emails: emailChanges(before?.emails ?? {}, after.emails),
    settings: before === undefined ? [] : valueChanges({ ...before.settings }, { ...after.settings }),
    head: before === undefined ? [] : HEAD.filter((name) => !sameValue(before[name], after[name])),
  };
}

export function nothingChanged({ nodes, ways, emails, settings, head }: JourneyDifference): boolean {
  return nodes.length + ways.length + emails.length + settings.length + head.length === 0;
}

function nodeChanges(before: readonly JourneyNode[], after: readonly JourneyNode[]): NodeChange[] {
  const old = byId(before);
  const kept = byId(after);
  const newOrChanged = after.flatMap((node): NodeChange[] => {
    const was = old.get(node.id);
    if (was === undefined) return [{ kind: 'added', node }];
    const renamed = !sameValue(was.name, node.name);
    const settings = valueChanges(was.settings, node.settings);
    if (!renamed && settings.length === 0 && was.type === node.type && was.version === node.version) return [];
    return [{ kind: 'changed', before: was, node, renamed, settings }];
  });
  return [...newOrChanged, ...before.filter(({ id }) => !kept.has(id)).map((node): NodeChange => ({ kind: 'removed', node }))];
}

function wayChanges(before: JourneyDocument, after: JourneyDocument): WayChange[] {
  const old = byId(before.nodes);
  const kept = after.nodes.filter(({ id }) => old.has(id));
  return kept.flatMap(({ id }) => {
    const was = targetsOf(before.edges, id);
    const is = targetsOf(after.edges, id);
    const ports = [...new Set([...was.keys(), ...is.keys()])];
    return ports.flatMap((port): WayChange[] => {
      const [from, to] = [was.get(port), is.get(port)];
      return from === to ? [] : [{ from: id, port, ...(from !== undefined && { before: from }), ...(to !== undefined && { after: to }) }];
    });
  });
}

function targetsOf(edges: readonly JourneyEdge[], id: string): Map<string, string> {
  return new Map(edges.filter(({ from }) => from === id).map(({ port, to }) => [port, to]));
}

function emailChanges(before: JourneyDocument['emails'], after: JourneyDocument['emails']): EmailChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted();
  return keys.flatMap((key): EmailChange[] => {
    const [was, is] = [before[key], after[key]];
    if (was === undefined) return [{ kind: 'added', key }];
    if (is === undefined) return [{ kind: 'removed', key }];
    const parts = LOCALES.flatMap((locale) =>
      PARTS.flatMap((part) => {
        const [old, now] = [was[locale][part], is[locale][part]];
        return old === now ? [] : [{ locale, part, ...(old !== undefined && { before: old }), ...(now !== undefined && { after: now }) }];
      }),
    );
    return parts.length === 0 ? [] : [{ kind: 'changed', key, parts }];
  });
}

function valueChanges(before: Record<string, unknown>, after: Record<string, unknown>): ValueChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name): ValueChange[] => {
    const [was, is] = [before[name], after[name]];
    return sameValue(was, is) ? [] : [{ name, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) }];
  });
}

function byId(nodes: readonly JourneyNode[]): Map<string, JourneyNode> {
  return new Map(nodes.map((node) => [node.id, node]));
}
