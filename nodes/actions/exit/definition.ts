/** exit: the run ends here, for a reason that the merchant names. */
import { Type } from 'typebox';
import { defineNode } from '../../sdk/node.ts';
import { field } from '../../sdk/form-hints.ts';

export const exit = defineNode({
  id: 'exit',
  version: 1,
  kind: 'action',
  label: { de: 'Ende', en: 'Exit' },
  description: { de: 'Beendet die Journey für diese Person oder Bestellung', en: 'Ends the journey for this contact or order' },
  icon: 'door-exit',
  settings: Type.Object(
    {
      reason: Type.Optional(Type.String({
        minLength: 1,
        maxLength: 100,
        ...field({ label: { de: 'Grund', en: 'Reason' }, help: { de: 'Steht später in der Auswertung.', en: 'Shown later among the results.' } }),
      })),
    },
    { additionalProperties: false },
  ),
  defaults: {},
  ports: [],
  summary: ({ reason }, locale) => ({ de: reason === undefined ? 'Hier endet es' : `Ende: ${reason}`, en: reason === undefined ? 'It ends here' : `Exit: ${reason}` })[locale],
});
