/** Where a block goes, and how it fits in: sections stand below sections, never inside a column. */
import { openElements } from '../language/mail-context.ts';

export interface Insertion {
  /** Offset in the source. */
  at: number;
  text: string;
}

/** What belongs at the end of a mail, outside the card. */
const FOOT = new Set(['imprint', 'unsubscribe']);
/** The colour the blocks come with; a mail with a colour of its own gets that. */
const ACCENT = '#2f5d50';

export function insertionOf(source: string, offset: number, name: string, mjml: string): Insertion | undefined {
  const at = FOOT.has(name) ? endOfBody(source) : (belowSection(source, offset) ?? endOfCard(source));
  if (at === undefined) return undefined;
  const indent = indentBefore(source, at);
  const own = /\{%-?\s*assign accent\b/.test(source) ? mjml.replaceAll(ACCENT, '{{ accent }}') : mjml;
  const lines = own.trimEnd().split('\n').map((line) => (line === '' ? line : indent + line));
  return { at, text: `${lines.join('\n')}\n` };
}

/** The line after the section around the place, and after the Liquid block that holds it alone. */
function belowSection(source: string, offset: number): number | undefined {
  const open = openElements(source.slice(0, offset));
  if (!open.includes('mj-section') && !open.includes('mj-hero')) {
    return open.at(-1) === 'mj-body' || open.at(-1) === 'mj-wrapper' ? startOfLine(source, offset) : undefined;
  }
  const closing = /<\/mj-(?:section|hero)>(?:\s*\{%-?\s*end\w+\s*-?%\})*[ \t]*\n?/g;
  closing.lastIndex = offset;
  const end = closing.exec(source);
  return end === null ? undefined : end.index + end[0].length;
}

/** Before the end of the last card, else of the body. */
function endOfCard(source: string): number | undefined {
  const card = source.lastIndexOf('</mj-wrapper>');
  return card < 0 ? endOfBody(source) : startOfLine(source, card);
}

function endOfBody(source: string): number | undefined {
  const end = source.lastIndexOf('</mj-body>');
  return end < 0 ? undefined : startOfLine(source, end);
}

/** Of the line, when only blanks stand before the place; else the place itself. */
function startOfLine(source: string, offset: number): number {
  const start = source.lastIndexOf('\n', offset - 1) + 1;
  return source.slice(start, offset).trim() === '' ? start : offset;
}

/** As far in as the sections around. */
function indentBefore(source: string, at: number): string {
  const above = [...source.slice(0, at).matchAll(/^([ \t]*)<\/?mj-(?:section|hero|wrapper)\b/gm)].at(-1);
  if (above === undefined) return '    ';
  return above[0].includes('<mj-wrapper') ? `${above[1] ?? ''}  ` : (above[1] ?? '');
}
