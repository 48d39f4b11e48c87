/** emit-event: sends an event of the merchant's own, which may start or resume other journeys. */
import { Type } from 'typebox';
import { defineNode } from '../../sdk/node.ts';
import { checkPlaceholders } from '../../sdk/placeholders/placeholders.ts';
import { field } from '../../sdk/form-hints.ts';
import { ONLY_NEXT } from '../../sdk/settings/port-labels.ts';
import { keyed, type Json } from '../../sdk/values.ts';

export const emitEvent = defineNode({
  id: 'emit-event',
  version: 1,
  kind: 'action',
  label: { de: 'Ereignis auslösen', en: 'Emit event' },
  description: { de: 'Löst ein eigenes Ereignis aus, das andere Journeys startet oder weckt', en: 'Emits an event of your own that starts or wakes other journeys' },
  icon: 'broadcast',
  settings: Type.Object(
    {
      name: Type.String({
        pattern: '^[a-z0-9][a-z0-9_.-]{0,79}$',
        ...field({ label: { de: 'Name des Ereignisses', en: 'Name of the event' }, help: { de: 'Ohne „custom.“.', en: 'Without “custom.”.' }, suggest: 'custom-events' }),
      }),
      properties: Type.Optional(Type.With(keyed(Type.Unsafe<Json>(Type.Unknown())), field({
        label: { de: 'Eigenschaften', en: 'Properties' },
        help: { de: 'Platzhalter wie {{order.total}} sind erlaubt.', en: 'Placeholders such as {{order.total}} are allowed.' },
        widget: 'json',
        placeholders: true,
      }))),
    },
    { additionalProperties: false },
  ),
  defaults: { name: 'my_event' },
  ports: ONLY_NEXT,
  summary: ({ name }, locale) => ({ de: `Ereignis „${name}“ auslösen`, en: `Emit event “${name}”` })[locale],
  check: ({ properties = {} }, scope) => checkPlaceholders('/properties', properties, scope),
});
