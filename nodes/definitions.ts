/** Every built-in node, as data: what the palette, the validator and the engine know of it. */
import { sendEmail } from './actions/send-email/definition.ts';
import { ifNode } from './conditions/if/definition.ts';
import { listed } from './sdk/executor.ts';
import type { NodeDefinition } from './sdk/node.ts';
import { orderEvent } from './triggers/order-event/definition.ts';
import { delay } from './waits/delay/definition.ts';

export const DEFINITIONS: readonly NodeDefinition[] = [
  listed(orderEvent),
  listed(delay),
  listed(ifNode),
  listed(sendEmail),
];

const BY_ID = new Map(DEFINITIONS.map((definition) => [definition.id, definition]));

/** The built-in node of that type. */
export function findDefinition(id: string): NodeDefinition | undefined {
  return BY_ID.get(id);
}
