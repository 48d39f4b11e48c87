/** Removes an e-mail; nodes that send it keep naming it and are shown as problems. */
import type { Command } from '../command.ts';

export function removeEmail(key: string): Command {
  return {
    name: 'removeEmail',
    apply(document) {
      if (!Object.hasOwn(document.emails, key)) return document;
      return { ...document, emails: Object.fromEntries(Object.entries(document.emails).filter(([known]) => known !== key)) };
    },
  };
}
