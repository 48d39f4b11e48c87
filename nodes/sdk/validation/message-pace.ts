/** How fast one run can ask for messages: the most of them in any stretch of time, by the least time that passes between one and the next. Pure. */
import type { JourneyDocument } from '../journey-document.ts';
import type { MessagePlan, NodeDefinition } from '../node.ts';
import { findAdvertisingIn } from './advertising-blocks.ts';
import { reachableFrom, successorsOf, type Successors } from './journey-graph.ts';
import { resolveNodes } from './resolve-nodes.ts';

export interface PacedMessage {
  nodeId: string;
  /** A service mail whose advertising cannot be left out is marketing, as the policy takes it. */
  plan: Pick<MessagePlan, 'channel' | 'class' | 'category' | 'whenBlocked'>;
  /** The journey's, or the message's own where that is higher. */
  priority: number;
}

export interface MessagePace {
  messages: readonly PacedMessage[];
  /**
   * The most messages among those that `of` names which one run can ask for in any stretch shorter than `windowMs`;
   * infinity when a circle lets it ask again and again, or for more than {@link MOST}.
   */
  most(windowMs: number, of: (message: PacedMessage) => boolean): number;
}

/** More than this from one run is no bound that anybody could use. */
const MOST = 100;

/** Nodes whose type or settings are wrong are taken to send nothing; such a document cannot be published. */
export function messagePace(document: JourneyDocument, definitions: ReadonlyMap<string, NodeDefinition>): MessagePace {
  const { nodes } = resolveNodes(document, definitions);
  const successors = successorsOf(document.nodes.map(({ id }) => id), document.edges);
  const begun = reachableFrom(nodes.filter(({ definition }) => definition?.kind === 'trigger').map(({ node }) => node.id), successors);
  const messages: PacedMessage[] = [];
  const stays = new Map<string, number>();
  for (const { node, definition, sound } of nodes) {
    if (!sound || !definition || !begun.has(node.id)) continue;
    stays.set(node.id, Math.max(0, definition.leastStayMs?.(node.settings) ?? 0));
    const plan = definition.sendsMessage?.(node.settings);
    if (plan) messages.push({ nodeId: node.id, plan: asWhatItIs(plan, document), priority: Math.max(document.settings.priority, plan.priority ?? 0) });
  }
  const least = new Map<string, ReadonlyMap<string, number>>();
  const leastFrom = (id: string): ReadonlyMap<string, number> => {
    const known = least.get(id) ?? leastTimes(id, successors, stays);
    least.set(id, known);
    return known;
  };
  return { messages, most: (windowMs, of) => mostWithin(messages.filter(of).map(({ nodeId }) => nodeId), windowMs, leastFrom) };
}

function asWhatItIs({ channel, class: messageClass, category, whenBlocked, email }: MessagePlan, { emails }: JourneyDocument): PacedMessage['plan'] {
  const content = Object.hasOwn(emails, email) ? emails[email] : undefined;
  const advertises = content !== undefined && findAdvertisingIn([content.de, content.en])?.droppable === false;
  return { channel, class: advertises ? 'marketing' : messageClass, whenBlocked, ...(category !== undefined && { category }) };
}

/** The least time from leaving a node to coming to each other one, and back to itself by a circle. */
function leastTimes(from: string, successors: Successors, stays: ReadonlyMap<string, number>): Map<string, number> {
  const times = new Map<string, number>();
  const ahead = new Map<string, number>((successors.get(from) ?? []).map((id) => [id, 0]));
  while (ahead.size > 0) {
    const [id, time] = nearest(ahead);
    ahead.delete(id);
    times.set(id, time);
    const left = time + (stays.get(id) ?? 0);
    for (const next of successors.get(id) ?? []) if (!times.has(next) && left < (ahead.get(next) ?? Infinity)) ahead.set(next, left);
  }
  return times;
}

function nearest(ahead: ReadonlyMap<string, number>): [string, number] {
  let best: [string, number] = ['', Infinity];
  for (const entry of ahead) if (entry[1] < best[1]) best = entry;
  return best;
}

/** Round by round: the least time in which a run can have asked for one message more and be at this one. */
function mostWithin(ids: readonly string[], windowMs: number, leastFrom: (id: string) => ReadonlyMap<string, number>): number {
  let soonest = new Map(ids.map((id) => [id, 0]));
  for (let asked = 0; asked <= MOST; asked += 1) {
    if (soonest.size === 0) return asked;
    const then = new Map<string, number>();
    for (const [id, time] of soonest) {
      const least = leastFrom(id);
      for (const next of ids) {
        const at = time + (least.get(next) ?? Infinity);
        if (at < windowMs && at < (then.get(next) ?? Infinity)) then.set(next, at);
      }
    }
    soonest = then;
  }
  return Infinity;
}
