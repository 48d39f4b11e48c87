/** The language of e-mails as data for an editor: components with their attributes, filters and tags of Liquid, each with its help. */
import { Type, type Static } from 'typebox';
import { Localized } from '@nachklang/nodes/sdk';
import { AUTHORS_FILTERS } from '../../stages/rendering/index.ts';
import { attributeWords } from './attribute-words.ts';
import { COMPONENT_WORDS } from './component-words.ts';
import { COMPONENTS } from './components.ts';
import { FILTER_WORDS, TAG_WORDS, type LiquidWord } from './liquid-words.ts';

const closed = { additionalProperties: false } as const;
const Attribute = Type.Object(
  { name: Type.String(), form: Type.String({ description: 'In MJML’s notation, such as unit(px)' }), values: Type.Optional(Type.Array(Type.String())), help: Localized },
  closed,
);
const Component = Type.Object(
  { name: Type.String(), children: Type.Array(Type.String()), attributes: Type.Array(Attribute), help: Localized },
  closed,
);
const Word = Type.Object({ name: Type.String(), insert: Type.Optional(Type.String({ description: 'A snippet: $1 is where the cursor goes' })), help: Localized }, closed);

export const MailLanguage = Type.Object({ components: Type.Array(Component), filters: Type.Array(Word), tags: Type.Array(Word) }, closed);
export type MailLanguage = Static<typeof MailLanguage>;

const GLOBAL: Readonly<Record<string, string>> = { 'css-class': 'string', 'mj-class': 'string' };
/** What the library takes although it does not list it. */
const EXTRA: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  mjml: { lang: 'string', dir: 'enum(ltr,rtl)' },
  'mj-class': { name: 'string', ...allAttributes() },
  'mj-all': allAttributes(),
  'mj-selector': { path: 'string' },
  'mj-html-attribute': { name: 'string' },
};

export const MAIL_LANGUAGE: MailLanguage = {
  components: Object.keys(COMPONENT_WORDS).map((name) => ({
    name,
    children: name === 'mj-attributes' ? ['mj-all', 'mj-class', ...styled()] : [...(COMPONENTS[name]?.children ?? [])],
    attributes: attributesOf(name).map(([attribute, form]) => ({ name: attribute, form, help: attributeWords(attribute), ...valuesOf(form) })),
    help: COMPONENT_WORDS[name] ?? { de: name, en: name },
  })),
  filters: AUTHORS_FILTERS.map((name) => word(name, FILTER_WORDS[name])),
  tags: Object.entries(TAG_WORDS).map(([name, one]) => word(name, one)),
};

function attributesOf(name: string): [string, string][] {
  const own = { ...COMPONENTS[name]?.attributes, ...EXTRA[name] };
  const isShown = name.startsWith('mj-') && Object.keys(own).length > 0 && !['mj-all', 'mj-class', 'mj-selector', 'mj-html-attribute', 'mj-font', 'mj-breakpoint', 'mj-style', 'mj-raw'].includes(name);
  return Object.entries({ ...own, ...(isShown && GLOBAL) });
}

function valuesOf(form: string): { values?: string[] } {
  const values = /^enum\((.*)\)$/.exec(form)?.[1]?.split(',').filter(Boolean);
  if (form === 'boolean') return { values: ['true', 'false'] };
  return values === undefined ? {} : { values };
}

/** What has a look that can be preset. */
function styled(): string[] {
  return Object.keys(COMPONENTS).filter((name) => Object.hasOwn(COMPONENTS[name]?.attributes ?? {}, 'padding') || Object.hasOwn(COMPONENTS[name]?.attributes ?? {}, 'background-color'));
}

function allAttributes(): Record<string, string> {
  return Object.assign({}, ...Object.values(COMPONENTS).map(({ attributes }) => attributes)) as Record<string, string>;
}

function word(name: string, known: LiquidWord | undefined) {
  return { name, help: known?.help ?? { de: name, en: name }, ...(known?.insert !== undefined && { insert: known.insert }) };
}
