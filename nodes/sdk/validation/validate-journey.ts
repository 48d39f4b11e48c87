/** Everything that can be known of a journey before it runs, in three levels (design §5): shape, graph, policy. */
import type { JourneyDocument } from '../journey-document.ts';
import type { NodeDefinition } from '../node.ts';
import { checkEdges } from './check-edges.ts';
import { checkFlow } from './check-flow.ts';
import { checkNodes } from './check-nodes.ts';
import { checkPolicy, type MessageBounds } from './check-policy.ts';
import { checkShape } from './check-shape.ts';
import type { Problem } from './problem.ts';
import { resolveNodes } from './resolve-nodes.ts';

export interface Validation {
  /** Empty when all is well; publishing asks for no errors, warnings may stand. */
  problems: Problem[];
  /** Present when the shape is right: the document with settings of older node versions brought up to date. */
  document?: JourneyDocument;
  /** The most messages one run can send, by class; present with `document`. */
  bounds?: MessageBounds;
}

/** @param definitions node definitions by id */
export function validateJourney(value: unknown, definitions: ReadonlyMap<string, NodeDefinition>): Validation {
  const shaped = checkShape(value);
  if (shaped.kind === 'problems') return { problems: shaped.problems };
  const { nodes, problems } = resolveNodes(shaped.document, definitions);
  const document = { ...shaped.document, nodes: nodes.map(({ node }) => node) };
  const policy = checkPolicy(document, nodes);
  return {
    problems: [...problems, ...checkNodes(document, nodes), ...checkEdges(document, nodes), ...checkFlow(document, nodes), ...policy.problems],
    document,
    bounds: policy.bounds,
  };
}

/** Whether a journey with these problems may be published. */
export function isPublishable(problems: readonly Problem[]): boolean {
  return problems.every(({ severity }) => severity !== 'error');
}
