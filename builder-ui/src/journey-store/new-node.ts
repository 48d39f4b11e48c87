/** A fresh node of a type, with its defaults; one that sends an e-mail comes with a new one to write. */
import type { JourneyDocument, JourneyNode, NodeDefinition } from '@nachklang/nodes/sdk';
import type { NewNode } from './commands/add-node.ts';
import { emailSettings } from './email-settings.ts';
import { freeEmailKey, starterEmail } from './starter-email.ts';

export interface Wanted {
  id: string;
  definition: NodeDefinition;
  position: JourneyNode['position'];
  /** The journey's e-mails: the new one gets a key that is free. */
  emails: JourneyDocument['emails'];
}

export function newNode({ id, definition, position, emails }: Wanted): NewNode {
  const settings = defaultsOf(definition);
  const [setting] = emailSettings(definition);
  const node: JourneyNode = { id, type: definition.id, version: definition.version, settings, position: { x: Math.round(position.x), y: Math.round(position.y) } };
  if (setting === undefined) return { node };
  const key = freeEmailKey(emails);
  settings[setting] = key;
  return { node, email: { key, content: starterEmail() } };
}

function defaultsOf({ defaults }: NodeDefinition): Record<string, unknown> {
  // The type of a listed definition's defaults is not known any more; every node's settings are an object.
  return typeof defaults === 'object' && defaults !== null ? structuredClone({ ...defaults }) : {};
}
