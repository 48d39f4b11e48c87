/** PCRE patterns as MongoDB takes them, run by the JavaScript engine. */

import { afterCString, asString } from '../bson/raw.ts';
import type { RawValue } from '../bson/raw.ts';
import * as T from '../bson/types.ts';
import { CommandError, badValue } from '../wire/errors.ts';

export interface Pattern {
  readonly source: string;
  readonly options: string;
}

/** Source and options of a regex value, or of a `$regex` string with its `$options`. */
export function patternOf(value: RawValue, options: string | undefined): Pattern {
  const source = asString(value);
  if (source !== undefined) return { source, options: options ?? '' };
  if (value.type !== T.REGEX) throw badValue('$regex has to be a string');
  const { buf, off } = value;
  const optionsOff = afterCString(buf, off);
  const own = buf.toString('utf8', optionsOff, afterCString(buf, optionsOff) - 1);
  return { source: buf.toString('utf8', off, optionsOff - 1), options: options ?? own };
}

const compiled = new Map<string, RegExp>();

/** Options i, m, s and u; x and patterns only PCRE understands are refused. */
export function compilePattern(pattern: Pattern): RegExp {
  let { source, options } = pattern;
  const inline = /^\(\?([ims]+)\)/.exec(source);
  if (inline !== null) {
    source = source.slice(inline[0].length);
    options += inline[1] ?? '';
  }
  const flags = [...new Set(options)].filter((flag) => flag !== 'u').join('');
  if (/[^ims]/.test(flags)) throw new CommandError(51108, `invalid flag in regex options: ${flags}`);
  const key = `${flags}/${source}`;
  const cached = compiled.get(key);
  if (cached !== undefined) return cached;
  try {
    const expression = new RegExp(source, flags);
    if (compiled.size > 500) compiled.clear();
    compiled.set(key, expression);
    return expression;
  } catch (error) {
    throw new CommandError(51091, `Regular expression is invalid: ${error instanceof Error ? error.message : source}`);
  }
}

/** The literal text every match of the pattern begins with, or ''. */
export function literalPrefix(pattern: Pattern): string {
  if (pattern.options !== '' || !pattern.source.startsWith('^')) return '';
  const literal = /^\^([\w @:,/-]*)/.exec(pattern.source)?.[1] ?? '';
  const next = pattern.source[1 + literal.length];
  if (pattern.source.includes('|')) return '';
  // A quantifier makes the letter before it optional or repeated.
  return next !== undefined && '*?+{'.includes(next) ? literal.slice(0, -1) : literal;
}
