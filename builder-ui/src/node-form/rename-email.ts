/** Gives an e-mail of the journey another key, everywhere it is named. */
import type { JourneyNode } from '@nachklang/nodes/sdk';
import type { Command } from '../journey-store/command.ts';
import type { Definitions } from '../journey-store/definitions.ts';
import { emailSettings } from '../journey-store/email-settings.ts';

export function renameEmail(from: string, to: string, definitions: Definitions): Command {
  return {
    name: 'changeEmail',
    apply(document) {
      if (!Object.hasOwn(document.emails, from) || Object.hasOwn(document.emails, to)) return document;
      const emails = Object.fromEntries(Object.entries(document.emails).map(([key, email]) => [key === from ? to : key, email]));
      return { ...document, emails, nodes: document.nodes.map((node) => renamed(node, from, to, definitions)) };
    },
  };
}

function renamed(node: JourneyNode, from: string, to: string, definitions: Definitions): JourneyNode {
  const named = emailSettings(definitions.get(node.type)).filter((setting) => node.settings[setting] === from);
  return named.length === 0 ? node : { ...node, settings: { ...node.settings, ...Object.fromEntries(named.map((setting) => [setting, to])) } };
}
