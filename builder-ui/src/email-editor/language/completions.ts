/** What can be written at a place of an e-mail: components, attributes, values, variables, filters and tags, each with its help. */
import type { Locale, Localized } from '@nachklang/nodes/sdk';
import type { EmailVariable, MailLanguage } from '../../api/types.ts';
import { contextAt, namesAt, type MailContext } from './mail-context.ts';

export interface MailWords {
  language: MailLanguage;
  variables: readonly EmailVariable[];
  /** Of the person who writes. */
  locale: Locale;
}

export interface Completion {
  kind: 'element' | 'attribute' | 'value' | 'variable' | 'filter' | 'tag';
  label: string;
  /** A snippet: `$1` is where the cursor goes. */
  insert: string;
  detail?: string;
  help?: string;
  /** What it replaces begins here and ends at the place. */
  from: number;
}

/** Written without an end tag. */
const CLOSED_AT_ONCE = new Set(['mj-image', 'mj-divider', 'mj-spacer', 'mj-carousel-image', 'mj-all', 'mj-class', 'mj-font', 'mj-breakpoint']);
/** What an element is of no use without. */
const FIRST_ATTRIBUTES: Record<string, string> = { 'mj-image': ' src="$1" alt="$2"', 'mj-button': ' href="$1"', 'mj-class': ' name="$1"', 'mj-social-element': ' name="$1" href="$2"', 'mj-navbar-link': ' href="$1"' };
const COLOURS = ['#24282d', '#636a73', '#ffffff', '#f4f2ee', '#faf9f6', '#e7e4de', '#2f5d50'];
const SIZES: Record<string, string[]> = { 'font-size': ['12px', '14px', '16px', '18px', '24px', '30px'], 'line-height': ['20px', '24px', '26px', '38px'], 'font-weight': ['400', '600', '700'], 'border-radius': ['8px', '10px', '16px'], 'text-decoration': ['none', 'underline'] };

export function completionsAt(source: string, offset: number, words: MailWords): Completion[] {
  const context = contextAt(source, offset);
  switch (context.kind) {
    case 'path': return pathCompletions(context, source, offset, words);
    case 'filter': return words.language.filters.map(({ name, insert = '', help }) => ({ kind: 'filter', label: name, insert: `${name}${insert}`, ...helped(help, words), from: context.from }));
    case 'tag': return tagCompletions(context, source, offset, words);
    case 'element': return elementCompletions(context, words);
    case 'end': return context.open === undefined ? [] : [{ kind: 'element', label: `/${context.open}`, insert: source[offset] === '>' ? context.open : `${context.open}>`, from: context.from }];
    case 'attribute': return attributeCompletions(context, words);
    case 'value': return valueCompletions(context, source, words);
    case 'content': case 'nothing': return [];
  }
}

/** What stands between `{{ ` and ` }}` to print a variable well: with its filter, and a substitute where it may be missing. */
export function printed({ path, filter, optional }: EmailVariable, asSnippet = false): string {
  return [path, ...(filter === undefined ? [] : [filter]), ...(optional ? [asSnippet ? 'default: "$1"' : 'default: ""'] : [])].join(' | ');
}

function pathCompletions({ from, inTag }: Extract<MailContext, { kind: 'path' }>, source: string, offset: number, words: MailWords): Completion[] {
  const names = namesAt(source, offset);
  // With a filter behind it, the writer has already said how to print it.
  const bare = !inTag && /^\s*(?:-?\}\}|$)/.test(source.slice(offset, offset + 20));
  const shown = words.variables.flatMap((variable) => [...reached(variable, names)]);
  return shown.map((variable): Completion => ({
    kind: 'variable',
    label: variable.path,
    insert: bare && variable.kind === 'value' ? printed(variable, true) : variable.path,
    ...(variable.sample !== undefined && { detail: variable.sample }),
    help: `${variable.label[words.locale]}${variable.optional ? ` (${MAY_BE_MISSING[words.locale]})` : ''}`,
    from,
  }));
}

/** The variable under the names it has here: as it is, or as a field of the loop's item. */
function* reached(variable: EmailVariable, names: ReadonlyMap<string, string>): Generator<EmailVariable> {
  if (!variable.path.includes('[]') && !names.has(variable.path.split('.')[0] ?? '')) yield variable;
  for (const [name, list] of names) {
    if (list !== '' && variable.path.startsWith(`${list}.`) && !variable.path.slice(list.length).includes('[]')) yield { ...variable, path: `${name}${variable.path.slice(list.length)}` };
  }
}

export const MAY_BE_MISSING: Localized = { de: 'kann fehlen', en: 'may be missing' };

function tagCompletions({ from }: Extract<MailContext, { kind: 'tag' }>, source: string, offset: number, words: MailWords): Completion[] {
  const closes = /^\s*-?%\}/.test(source.slice(offset, offset + 20));
  const ends = words.language.tags.filter(({ insert = '' }) => insert.includes(' %}')).map(({ name }) => `end${name}`);
  return [
    ...words.language.tags.map(({ name, insert = name, help }): Completion => ({ kind: 'tag', label: name, insert: `${insert}${closes ? '' : ' %}'}`, ...helped(help, words), from })),
    ...ends.map((name): Completion => ({ kind: 'tag', label: name, insert: `${name}${closes ? '' : ' %}'}`, from })),
  ];
}

function elementCompletions({ from, parent }: Extract<MailContext, { kind: 'element' }>, words: MailWords): Completion[] {
  const { components } = words.language;
  const inside = parent === undefined ? ['mjml'] : (components.find(({ name }) => name === parent)?.children ?? []);
  return components.filter(({ name }) => inside.includes(name)).map(({ name, help }): Completion => {
    const attributes = FIRST_ATTRIBUTES[name] ?? '';
    const insert = CLOSED_AT_ONCE.has(name) || parent === 'mj-attributes' ? `${name}${attributes} $0/>` : `${name}${attributes}>$0</${name}>`;
    return { kind: 'element', label: name, insert, ...helped(help, words), from };
  });
}

function attributeCompletions({ from, element, used }: Extract<MailContext, { kind: 'attribute' }>, words: MailWords): Completion[] {
  const component = words.language.components.find(({ name }) => name === element);
  return (component?.attributes ?? []).filter(({ name }) => !used.includes(name)).map(({ name, form, help }): Completion => ({ kind: 'attribute', label: name, insert: `${name}="$1"`, detail: form, ...helped(help, words), from }));
}

function valueCompletions({ from, element, attribute, typed }: Extract<MailContext, { kind: 'value' }>, source: string, words: MailWords): Completion[] {
  const known = words.language.components.find(({ name }) => name === element)?.attributes.find(({ name }) => name === attribute);
  const value = (label: string): Completion => ({ kind: 'value', label, insert: label, from });
  if (attribute === 'mj-class') return [...source.matchAll(/<mj-class\s[^>]*\bname="([^"]+)"/g)].map(([, name = '']) => ({ ...value(name), from: from + typed.lastIndexOf(' ') + 1 }));
  if (known?.values !== undefined) return known.values.map(value);
  if (known?.form === 'color') return [...new Set([...(source.match(/#[\da-f]{6}\b/gi) ?? []), ...COLOURS])].map(value);
  if (['href', 'src', 'background-url'].includes(attribute)) {
    return words.variables.filter(({ path, kind }) => kind === 'value' && /url$/i.test(path) && !path.includes('[]')).map(({ path, label }) => ({ ...value(`{{ ${path} }}`), help: label[words.locale] }));
  }
  return (SIZES[attribute] ?? []).map(value);
}

function helped(help: Localized, { locale }: MailWords): { help: string } {
  return { help: help[locale] };
}
