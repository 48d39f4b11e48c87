/** Gives an e-mail of the journey another content. */
import type { JourneyEmail } from '@nachklang/nodes/sdk';
import type { Command } from '../command.ts';

export function changeEmail(key: string, email: JourneyEmail): Command {
  return {
    name: 'changeEmail',
    merge: `email ${key}`,
    apply: (document) => (Object.hasOwn(document.emails, key) ? { ...document, emails: { ...document.emails, [key]: email } } : document),
  };
}
