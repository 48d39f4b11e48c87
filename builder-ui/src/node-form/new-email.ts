/** A first e-mail for a node that has none: made under a key that is free, and named by the node, in one step. */
import type { JourneyDocument } from '@nachklang/nodes/sdk';
import type { Command } from '../journey-store/command.ts';
import { addEmail } from '../journey-store/commands/add-email.ts';
import { freeEmailKey, starterEmail } from '../journey-store/starter-email.ts';

export function addEmailFor(nodeId: string, setting: string, key: string): Command {
  return {
    name: 'addEmail',
    apply(document) {
      const added = addEmail(key, starterEmail()).apply(document);
      return { ...added, nodes: added.nodes.map((node) => (node.id === nodeId ? { ...node, settings: { ...node.settings, [setting]: key } } : node)) };
    },
  };
}

/** What the node names already, when nobody has written it; else one that is free. */
export function keyForNew({ emails }: JourneyDocument, named: unknown): string {
  const wanted = typeof named === 'string' && /^[a-z0-9][a-z0-9-]{0,63}$/.test(named) && !Object.hasOwn(emails, named) ? named : undefined;
  return freeEmailKey(emails, wanted);
}
