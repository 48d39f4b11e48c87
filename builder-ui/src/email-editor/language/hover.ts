/** What the word under the pointer means, in the language of the person who writes. */
import type { EmailVariable } from '../../api/types.ts';
import { MAY_BE_MISSING, type MailWords } from './completions.ts';
import { contextAt, namesAt } from './mail-context.ts';

export interface Hover {
  from: number;
  to: number;
  title: string;
  lines: string[];
}

export function hoverAt(source: string, offset: number, words: MailWords): Hover | undefined {
  const from = offset - (/[\w.-]*$/.exec(source.slice(0, offset))?.[0].length ?? 0);
  const to = offset + (/^[\w.-]*/.exec(source.slice(offset))?.[0].length ?? 0);
  const word = source.slice(from, to);
  if (word === '') return undefined;
  const found = meaning(source, to, word, words);
  return found === undefined ? undefined : { from, to, ...found };
}

type Meaning = Pick<Hover, 'title' | 'lines'>;

function meaning(source: string, to: number, word: string, words: MailWords): Meaning | undefined {
  const { language, locale } = words;
  const context = contextAt(source, to);
  const component = (name: string) => language.components.find((one) => one.name === name);
  switch (context.kind) {
    case 'path': return variableMeaning(word, source, to, words);
    case 'filter': return named(language.filters, word, locale);
    case 'tag': return named(language.tags, word.replace(/^end/, ''), locale);
    case 'element': case 'end': {
      const known = component(word.toLowerCase());
      return known && { title: `<${known.name}>`, lines: [known.help[locale]] };
    }
    case 'attribute': {
      const known = component(context.element)?.attributes.find(({ name }) => name === word);
      return known && { title: word, lines: [known.help[locale], `\`${known.form}\``] };
    }
    case 'value': case 'content': case 'nothing': return undefined;
  }
}

function variableMeaning(word: string, source: string, to: number, { variables, locale }: MailWords): Meaning | undefined {
  const [root = '', ...rest] = word.split('.');
  const list = namesAt(source, to).get(root);
  const path = list === undefined || list === '' ? word : [list, ...rest].join('.');
  const known = variables.find((variable) => variable.path === path) ?? (rest.length === 0 && list !== undefined && list !== '' ? variables.find((variable) => variable.path === list.slice(0, -2)) : undefined);
  return known && { title: word, lines: [`${known.label[locale]}${known.optional ? ` (${MAY_BE_MISSING[locale]})` : ''}`, ...sampleLine(known, locale)] };
}

function sampleLine({ sample }: EmailVariable, locale: 'de' | 'en'): string[] {
  return sample === undefined ? [] : [`${{ de: 'Hier', en: 'Here' }[locale]}: ${sample}`];
}

function named(list: readonly { name: string; help: { de: string; en: string } }[], word: string, locale: 'de' | 'en'): Meaning | undefined {
  const known = list.find(({ name }) => name === word);
  return known && { title: word, lines: [known.help[locale]] };
}
