/** Asks for tags to be added or removed, and goes on. */
import type { Execute } from '../../sdk/node.ts';
import { fail, next } from '../../sdk/results.ts';
import type { tag } from './definition.ts';

export const executeTag: Execute<typeof tag.settings> = (ctx, { target, add, remove }) => {
  if (target === 'order' && ctx.order === undefined) {
    return fail({
      de: 'Zu diesem Lauf gehört keine Bestellung, der man ein Tag geben könnte: Wähle den Kontakt, oder mach die Journey zu einer über Bestellungen.',
      en: 'This run has no order to tag: choose the contact, or make the journey one about orders.',
    });
  }
  return next('next', [{ kind: 'tag', target, add, remove }]);
};
