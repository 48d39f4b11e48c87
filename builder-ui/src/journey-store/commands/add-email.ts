/** Adds an e-mail under a key that is free. */
import type { JourneyEmail } from '@nachklang/nodes/sdk';
import type { Command } from '../command.ts';

export function addEmail(key: string, email: JourneyEmail): Command {
  return {
    name: 'addEmail',
    apply: (document) => (Object.hasOwn(document.emails, key) ? document : { ...document, emails: { ...document.emails, [key]: email } }),
  };
}
