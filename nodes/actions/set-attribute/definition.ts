/** set-attribute: writes something about a contact down. */
import { Type } from 'typebox';
import { defineNode } from '../../sdk/node.ts';
import { checkPlaceholders } from '../../sdk/placeholders/placeholders.ts';
import { field } from '../../sdk/form-hints.ts';
import { ONLY_NEXT } from '../../sdk/settings/port-labels.ts';

export const setAttribute = defineNode({
  id: 'set-attribute',
  version: 1,
  kind: 'action',
  label: { de: 'Merkmal setzen', en: 'Set attribute' },
  description: { de: 'Merkt sich etwas über eine Person', en: 'Remembers something about a contact' },
  icon: 'user-edit',
  settings: Type.Object(
    {
      name: Type.String({
        pattern: '^[A-Za-z][A-Za-z0-9_]{0,63}$',
        ...field({ label: { de: 'Merkmal', en: 'Attribute' }, help: { de: 'Buchstaben, Ziffern und Unterstriche.', en: 'Letters, digits and underscores.' }, suggest: 'contact-attributes' }),
      }),
      value: Type.Union([Type.String({ maxLength: 1000 }), Type.Number(), Type.Boolean(), Type.Null()], field({
        label: { de: 'Wert', en: 'Value' },
        help: { de: 'Ein Platzhalter wie {{order.total}} behält seinen Typ; leer löscht das Merkmal.', en: 'A placeholder such as {{order.total}} keeps its type; empty clears the attribute.' },
        placeholders: true,
      })),
    },
    { additionalProperties: false },
  ),
  defaults: { name: 'loyal', value: true },
  ports: ONLY_NEXT,
  summary({ name, value }, locale) {
    if (value === null) return { de: `${name} löschen`, en: `Clear ${name}` }[locale];
    const words = { true: { de: 'ja', en: 'yes' }, false: { de: 'nein', en: 'no' } };
    return `${name} = ${typeof value === 'boolean' ? words[`${value}`][locale] : value}`;
  },
  check: ({ value }, scope) => checkPlaceholders('/value', value, scope),
});
