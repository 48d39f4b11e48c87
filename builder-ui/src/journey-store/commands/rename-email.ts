/** Gives an e-mail another key, also in the settings of the nodes that send it. */
import type { JourneyNode } from '@nachklang/nodes/sdk';
import type { Command } from '../command.ts';
import type { Definitions } from '../definitions.ts';
import { emailSettings } from '../email-settings.ts';

export function renameEmail(from: string, to: string, definitions: Definitions): Command {
  const follow = (node: JourneyNode): JourneyNode => {
    const named = emailSettings(definitions.get(node.type)).filter((name) => node.settings[name] === from);
    return named.length === 0 ? node : { ...node, settings: { ...node.settings, ...Object.fromEntries(named.map((name) => [name, to])) } };
  };
  return {
    name: 'renameEmail',
    apply(document) {
      if (!Object.hasOwn(document.emails, from) || Object.hasOwn(document.emails, to)) return document;
      return { ...document, emails: Object.fromEntries(Object.entries(document.emails).map(([key, email]) => [key === from ? to : key, email])), nodes: document.nodes.map(follow) };
    },
  };
}
