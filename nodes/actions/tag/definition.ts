/** tag: puts tags on a contact or an order, or takes them off. */
import { Type } from 'typebox';
import { defineNode, type SettingsProblem } from '../../sdk/node.ts';
import { field } from '../../sdk/form-hints.ts';
import { ONLY_NEXT } from '../../sdk/settings/port-labels.ts';
import { listInWords } from '../../sdk/time/duration-words.ts';
import type { Locale } from '../../sdk/values.ts';

const TARGETS = { contact: { de: 'Person', en: 'Contact' }, order: { de: 'Bestellung', en: 'Order' } } as const;
const Tags = { uniqueItems: true, maxItems: 20 } as const;
/** What is there to add or remove depends on what carries it. */
const KNOWN_TAGS = { setting: 'target', by: { contact: 'contact.tags', order: 'order.tags' } } as const;
const Tag = Type.String({ minLength: 1, maxLength: 100 });

export const tag = defineNode({
  id: 'tag',
  version: 1,
  kind: 'action',
  label: { de: 'Schlagwort', en: 'Tag' },
  description: { de: 'Vergibt oder entfernt Schlagwörter', en: 'Adds or removes tags' },
  icon: 'tag',
  settings: Type.Object(
    {
      target: Type.Enum(['contact', 'order'], field({
        label: { de: 'Wo', en: 'Where' },
        help: { de: 'Bestellungen gibt es nur in Journeys über Bestellungen, Pakete oder Positionen.', en: 'Orders exist only in journeys about orders, parcels or lines.' },
        choices: TARGETS,
      })),
      add: Type.Array(Tag, { ...Tags, ...field({ label: { de: 'Vergeben', en: 'Add' }, suggest: KNOWN_TAGS }) }),
      remove: Type.Array(Tag, { ...Tags, ...field({ label: { de: 'Entfernen', en: 'Remove' }, suggest: KNOWN_TAGS }) }),
    },
    { additionalProperties: false },
  ),
  defaults: { target: 'contact', add: ['vip'], remove: [] },
  ports: ONLY_NEXT,
  summary({ target, add, remove }, locale) {
    const words = {
      de: [add.length > 0 && `${quoted(add, 'de')} vergeben`, remove.length > 0 && `${quoted(remove, 'de')} entfernen`],
      en: [add.length > 0 && `add ${quoted(add, 'en')}`, remove.length > 0 && `remove ${quoted(remove, 'en')}`],
    };
    return `${TARGETS[target][locale]}: ${words[locale].filter((part) => part !== false).join(', ')}`;
  },
  check: ({ target, add, remove }, scope) => [...checkAny(add, remove), ...checkBoth(add, remove), ...(target === 'order' && scope?.subject === 'contact' ? [NO_ORDER] : [])],
});

const NO_ORDER: SettingsProblem = {
  path: '/target',
  code: 'no_order_to_tag',
  message: { de: 'In einer Journey über Kunden gibt es keine Bestellung, die ein Schlagwort tragen könnte.', en: 'In a journey about contacts there is no order that could carry a tag.' },
  mend: { de: 'Vergib das Schlagwort an die Person oder ändere, worum es in der Journey geht.', en: 'Tag the contact, or change what the journey is about.' },
};

function quoted(tags: readonly string[], locale: Locale): string {
  return listInWords(tags.map((name) => ({ de: `„${name}“`, en: `“${name}”` })[locale]), locale);
}

function checkAny(add: readonly string[], remove: readonly string[]): SettingsProblem[] {
  if (add.length + remove.length > 0) return [];
  return [{ path: '/add', code: 'no_tags', message: { de: 'Es fehlt ein Schlagwort. Nenne mindestens eines.', en: 'A tag is missing. Name at least one.' } }];
}

function checkBoth(add: readonly string[], remove: readonly string[]): SettingsProblem[] {
  return remove.flatMap((name, index) => {
    if (!add.includes(name)) return [];
    return [{
      path: `/remove/${index}`,
      code: 'tag_added_and_removed',
      message: { de: `„${name}“ wird vergeben und entfernt. Lösche eines von beiden.`, en: `“${name}” is both added and removed. Delete one of the two.` },
    }];
  });
}
