/** The two Liquid dialects of an e-mail: HTML escapes what it prints, text does not. Only what the README lists exists in them. */
import { filters as builtInFilters, Liquid, tags as builtInTags, type Context, type FilterImplOptions } from 'liquidjs';
import { escapeHtml, stringOf, VOICE_FILTERS } from './filters.ts';
import type { Voice } from './formats.ts';
import { LinkTag } from './link-tag.ts';

export type Dialect = 'html' | 'text';

const BUILT_IN_FILTERS = [
  'default', 'upcase', 'downcase', 'capitalize', 'append', 'prepend', 'replace', 'remove', 'strip', 'truncate', 'truncatewords', 'split', 'join',
  'first', 'last', 'size', 'slice', 'map', 'where', 'sort', 'reverse', 'uniq', 'compact', 'concat', 'plus', 'minus', 'times', 'divided_by',
  'modulo', 'round', 'floor', 'ceil', 'abs', 'at_least', 'at_most', 'url_encode',
];
const TAGS = ['if', 'unless', 'case', 'for', 'break', 'continue', 'assign', 'capture', 'cycle', 'comment', 'raw'];

/** What authors may use. `safe_url` is put in by the compiler. */
export const AUTHORS_FILTERS: readonly string[] = [...Object.keys(VOICE_FILTERS).filter((name) => name !== 'safe_url'), 'newline_to_br', ...BUILT_IN_FILTERS];
export const AUTHORS_TAGS: readonly string[] = TAGS;

/** Where a context carries the voice. A symbol, so that no template can reach it. */
export const VOICE = Symbol('voice');

/** Bounds of one render: a template of a shop must not hold up the mails of the others. How long it may go on is counted, see `interpreted`. */
const LIMITS = { parseLimit: 2_000_000, memoryLimit: 20_000_000 };

export const DIALECTS: Record<Dialect, Liquid> = { html: dialect('html'), text: dialect('text') };

function dialect(kind: Dialect): Liquid {
  const liquid = new Liquid({
    ...LIMITS,
    strictFilters: true,
    ownPropertyOnly: true,
    ...(kind === 'html' ? { outputEscape: escapeHtml } : {}),
  });
  for (const name of Object.keys(builtInFilters)) if (!BUILT_IN_FILTERS.includes(name)) delete liquid.filters[name];
  for (const name of Object.keys(builtInTags)) if (!TAGS.includes(name)) delete liquid.tags[name];
  for (const [name, filter] of Object.entries(VOICE_FILTERS)) {
    liquid.registerFilter(name, function (value: unknown, ...args: unknown[]) {
      return filter(voiceOf(this.context), value, ...args);
    });
  }
  liquid.registerFilter('newline_to_br', lineBreaks(kind));
  if (kind === 'html') liquid.registerTag('link', LinkTag);
  return liquid;
}

function lineBreaks(kind: Dialect): FilterImplOptions {
  if (kind === 'text') return (value: unknown) => stringOf(value);
  return { raw: true, handler: (value: unknown) => escapeHtml(value).replace(/\r?\n/g, '<br>') };
}

function voiceOf(context: Context): Voice {
  const voice: Voice | undefined = Reflect.get(context.globals, VOICE);
  if (voice === undefined) throw new Error('A template was rendered without a voice.');
  return voice;
}
