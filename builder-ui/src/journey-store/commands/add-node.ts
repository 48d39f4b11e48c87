/** Puts a new node onto the canvas: on its own, after a port, or into an edge. */
import type { JourneyDocument, JourneyEdge, JourneyEmail, JourneyNode } from '@nachklang/nodes/sdk';
import type { Command } from '../command.ts';
import { edgeKey } from '../edge-key.ts';
import { downstreamOf } from '../graph/downstream.ts';
import { nodesById } from '../graph/nodes-by-id.ts';
import type { FlowDirection } from '../graph/flow-direction.ts';

/** How far apart neighbours stand, along the flow and across it. */
export const STEP = { down: { along: 140, across: 320 }, right: { along: 340, across: 160 } } as const;

/** A node, and the mail it was made with, if it sends one. */
export interface NewNode {
  node: JourneyNode;
  email?: { key: string; content: JourneyEmail };
}

export function addNode({ node, email }: NewNode, after?: { from: string; port: string }): Command {
  return {
    name: 'addNode',
    apply(document) {
      const free = after !== undefined && !document.edges.some(({ from, port }) => from === after.from && port === after.port);
      const edges = free ? [...document.edges, { from: after.from, port: after.port, to: node.id }] : document.edges;
      return { ...document, nodes: [...document.nodes, node], edges, emails: withEmail(document.emails, email) };
    },
  };
}

/**
 * The edge now leads to the node, and the node's exit `port` to where the edge led; without a port (nothing leads on from the node) the
 * edge's end is left open. What stands in the way moves on along the flow.
 */
export function insertNode({ node, email }: NewNode, { edge, port, direction }: { edge: JourneyEdge; port: string | undefined; direction: FlowDirection }): Command {
  return {
    name: 'insertNode',
    apply(document) {
      const key = edgeKey(edge);
      const kept = document.edges.filter((one) => edgeKey(one) !== key);
      if (kept.length === document.edges.length) return document;
      const edges: JourneyEdge[] = [...kept, { ...edge, to: node.id }, ...(port === undefined ? [] : [{ from: node.id, port, to: edge.to }])];
      return { ...document, nodes: [...withRoom(document, node, edge, direction), node], edges, emails: withEmail(document.emails, email) };
    },
  };
}

function withEmail(emails: JourneyDocument['emails'], email: NewNode['email']): JourneyDocument['emails'] {
  return email === undefined || Object.hasOwn(emails, email.key) ? emails : { ...emails, [email.key]: email.content };
}

/** The nodes after the edge, moved along the flow so that the new one fits before them. */
function withRoom(document: JourneyDocument, { position }: JourneyNode, edge: JourneyEdge, direction: FlowDirection): JourneyNode[] {
  const target = nodesById(document).get(edge.to);
  const axis = direction === 'down' ? 'y' : 'x';
  const missing = target === undefined ? 0 : position[axis] + STEP[direction].along - target.position[axis];
  // An edge that leads back to earlier nodes pushes nothing: they stand before it.
  if (target === undefined || missing <= 0 || target.position[axis] < position[axis] - STEP[direction].along) return document.nodes;
  const pushed = downstreamOf(document, [edge.to]).add(edge.to);
  pushed.delete(edge.from);
  return document.nodes.map((node) => (pushed.has(node.id) && node.position[axis] >= target.position[axis] ? { ...node, position: { ...node.position, [axis]: node.position[axis] + missing } } : node));
}
