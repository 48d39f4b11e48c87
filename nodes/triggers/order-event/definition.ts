/** order-event: a run starts when something happens to an order. */
import { Type } from 'typebox';
import { field } from '../../sdk/form-hints.ts';
import { defineNode } from '../../sdk/node.ts';
import { ONLY_NEXT } from '../../sdk/settings/port-labels.ts';
import { RuleGroup } from '../../sdk/rules/rule-group.ts';
import type { Localized } from '../../sdk/values.ts';

const MOMENTS = ['placed', 'paid', 'payment_overdue', 'cancelled', 'fulfilled', 'refunded'] as const;

const IN_WORDS: Record<(typeof MOMENTS)[number], Localized> = {
  placed: { de: 'Bestellung eingegangen', en: 'Order placed' },
  paid: { de: 'Bestellung bezahlt', en: 'Order paid' },
  payment_overdue: { de: 'Zahlung überfällig', en: 'Payment overdue' },
  cancelled: { de: 'Bestellung storniert', en: 'Order cancelled' },
  fulfilled: { de: 'Bestellung vollständig versandt', en: 'Order fulfilled' },
  refunded: { de: 'Bestellung erstattet', en: 'Order refunded' },
};

export const orderEvent = defineNode({
  id: 'order-event',
  version: 1,
  kind: 'trigger',
  label: { de: 'Bestellung', en: 'Order' },
  description: { de: 'Startet, wenn mit einer Bestellung etwas geschieht', en: 'Starts when something happens to an order' },
  icon: 'shopping-cart',
  settings: Type.Object(
    {
      which: Type.Enum(
        MOMENTS,
        field({ label: { de: 'Was geschehen ist', en: 'What happened' }, choices: IN_WORDS }),
      ),
      firstOrderOnly: Type.Optional(Type.Boolean(field({ label: { de: 'Nur die erste Bestellung einer Person', en: 'Only a customer’s first order' } }))),
      filter: Type.Optional(
        Type.With(RuleGroup, field({ label: { de: 'Nur wenn', en: 'Only if' }, widget: 'rules' })),
      ),
    },
    { additionalProperties: false },
  ),
  defaults: { which: 'placed' },
  subjects: ['order', 'line', 'contact'],
  ports: ONLY_NEXT,
  summary({ which, firstOrderOnly, filter }, locale) {
    const filtered = filter !== undefined && filter.rules.length > 0;
    const parts = {
      de: [IN_WORDS[which].de, firstOrderOnly === true && 'nur die erste', filtered && 'mit Filter'],
      en: [IN_WORDS[which].en, firstOrderOnly === true && 'first one only', filtered && 'filtered'],
    };
    return parts[locale].filter((part) => part !== false).join(', ');
  },
  listensTo: ({ which }) => [`order.${which}`],
});
