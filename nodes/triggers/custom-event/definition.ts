/** custom-event: a run starts when an event of the merchant's own arrives. */
import { Type } from 'typebox';
import { field } from '../../sdk/form-hints.ts';
import { defineNode } from '../../sdk/node.ts';
import { ONLY_NEXT } from '../../sdk/settings/port-labels.ts';
import { RuleGroup } from '../../sdk/rules/rule-group.ts';

export const customEvent = defineNode({
  id: 'custom-event',
  version: 1,
  kind: 'trigger',
  label: { de: 'Eigenes Ereignis', en: 'Custom event' },
  description: { de: 'Startet, wenn ein eigenes Ereignis eintrifft', en: 'Starts when an event of your own arrives' },
  icon: 'bolt',
  settings: Type.Object(
    {
      name: Type.String({
        pattern: '^[a-z0-9][a-z0-9_.-]{0,79}$',
        ...field({
          label: { de: 'Name des Ereignisses', en: 'Name of the event' },
          help: { de: 'Ohne „custom.“, zum Beispiel „warranty_registered“.', en: 'Without “custom.”, for example “warranty_registered”.' },
          suggest: 'custom-events',
        }),
      }),
      filter: Type.Optional(Type.With(RuleGroup, field({ label: { de: 'Nur wenn', en: 'Only if' }, widget: 'rules' }))),
    },
    { additionalProperties: false },
  ),
  defaults: { name: 'my_event' },
  ports: ONLY_NEXT,
  summary({ name, filter }, locale) {
    const filtered = filter !== undefined && filter.rules.length > 0;
    return { de: `Ereignis „${name}“${filtered ? ', mit Filter' : ''}`, en: `Event “${name}”${filtered ? ', filtered' : ''}` }[locale];
  },
  listensTo: ({ name }) => [`custom.${name}`],
});
