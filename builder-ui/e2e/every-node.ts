/** A journey with a node of every type, or of some, as the node panel shows them. */
import { DEFINITIONS } from '@nachklang/nodes/definitions';
import type { CareDocument } from './care-journey.ts';
import { careJourney } from './care-journey.ts';

/** Nodes are called by their types. */
export function everyNode(name: string, only?: readonly string[]): CareDocument {
  const care = careJourney(name);
  const settings: Record<string, Record<string, unknown>> = { 'send-email': { email: 'care' }, 'customer-event': { which: 'nth_order', n: 2 } };
  return {
    ...care,
    nodes: DEFINITIONS.filter(({ id }) => only === undefined || only.includes(id)).map(({ id, version, defaults }, index) => ({
      id, type: id, version, settings: { ...(typeof defaults === 'object' && defaults), ...settings[id] }, position: { x: 0, y: index * 150 },
    })),
    edges: [],
  };
}
