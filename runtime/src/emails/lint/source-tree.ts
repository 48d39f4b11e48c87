/** The elements of an e-mail's source with their lines, read leniently: what is being typed is rarely well-formed. */

export interface SourceElement {
  /** Lower case. */
  name: string;
  attributes: ReadonlyMap<string, string>;
  line: number;
  parent: SourceElement | undefined;
  children: (SourceElement | SourceText)[];
  /** Its end tag is there, or it needs none. */
  closed: boolean;
}

export interface SourceText { text: string; line: number; parent: SourceElement }

/** HTML elements that never close. */
const VOID = new Set(['br', 'img', 'hr', 'meta', 'link', 'input', 'col', 'area', 'source', 'wbr']);
const PART = /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-zA-Z][\w-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>|[^<]+|</g;
const ATTRIBUTE = /([^\s=/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
/** Inside Liquid, these would look like the end of a tag or of an attribute. */
const HIDDEN: Record<string, string> = { '<': '\uE000', '>': '\uE001', '"': '\uE002', "'": '\uE003' };
const SHOWN: Record<string, string> = Object.fromEntries(Object.entries(HIDDEN).map(([plain, hidden]) => [hidden, plain]));

/** The root is an element without a name that holds everything. */
export function readSource(source: string): SourceElement {
  const text = hideLiquid(source);
  const root: SourceElement = { name: '', attributes: new Map(), line: 1, parent: undefined, children: [], closed: true };
  let open = root;
  let line = 1;
  for (const [part, slash, tag, rest = ''] of text.matchAll(PART)) {
    if (tag === undefined) {
      if (!part.startsWith('<!--')) open.children.push(...textLines(part, line, open));
    } else if (slash === '/') open = closed(open, tag.toLowerCase());
    else {
      const element: SourceElement = { name: tag.toLowerCase(), attributes: readAttributes(rest), line, parent: open, children: [], closed: rest.endsWith('/') || VOID.has(tag.toLowerCase()) };
      open.children.push(element);
      if (!element.closed) open = element;
    }
    line += lineBreaks(part);
  }
  return root;
}

/** Every element, in the order of the source. */
export function* elementsIn(element: SourceElement): Generator<SourceElement> {
  for (const child of element.children) {
    if (isText(child)) continue;
    yield child;
    yield* elementsIn(child);
  }
}

export function* textsIn(element: SourceElement): Generator<SourceText> {
  for (const child of element.children) {
    if (isText(child)) yield child;
    else yield* textsIn(child);
  }
}

export function isText(child: SourceElement | SourceText): child is SourceText {
  return 'text' in child;
}

/** What a reader hears of an element: its texts and the alternatives of its pictures. */
export function wordsOf(element: SourceElement): string {
  const words = element.children.map((child) => (isText(child) ? child.text : child.name === 'img' ? (child.attributes.get('alt') ?? '') : wordsOf(child)));
  return words.join(' ').replace(/&nbsp;/g, ' ').replace(/\s+/g, ' ').trim();
}

/** The nearest element of the name around, itself included. */
export function closest(element: SourceElement | undefined, matches: (one: SourceElement) => boolean): SourceElement | undefined {
  for (let at = element; at !== undefined; at = at.parent) if (matches(at)) return at;
  return undefined;
}

/** What readers see: not the head's, nor what is passed on unseen. */
export function visible(element: SourceElement): boolean {
  return closest(element, ({ name }) => name === 'mj-head' || name === 'style') === undefined && closest(element, ({ name }) => name === 'mj-body') !== undefined;
}

/** `{% assign accent = "#2f5d50" %}`: names that stand for one text everywhere. */
export function constantsIn(source: string): ReadonlyMap<string, string> {
  const constants = new Map<string, string>();
  const changing = new Set<string>();
  for (const [, name = '', value] of source.matchAll(/\{%-?\s*assign\s+(\w+)\s*=\s*(?:"([^"]*)"|'[^']*'|[^%]*?)\s*-?%\}/g)) {
    if (value === undefined || (constants.has(name) && constants.get(name) !== value)) changing.add(name);
    else constants.set(name, value);
  }
  for (const name of changing) constants.delete(name);
  return constants;
}

/** With constants filled in; undefined while it holds Liquid whose value nobody knows yet. */
export function settled(value: string | undefined, constants: ReadonlyMap<string, string>): string | undefined {
  const filled = value?.replace(/\{\{-?\s*(\w+)\s*-?\}\}/g, (whole, name: string) => constants.get(name) ?? whole);
  return filled === undefined || /\{[{%]/.test(filled) ? undefined : filled;
}

export function hasLiquid(text: string): boolean {
  return /\{\{|\{%/.test(text);
}

export function withoutLiquid(text: string): string {
  return text.replace(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g, ' ');
}

/** Line by line, so that a finding names the one it means. */
function textLines(text: string, first: number, parent: SourceElement): SourceText[] {
  return text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [{ text: showLiquid(line.trim()), line: first + index, parent }]));
}

function readAttributes(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single, bare] of text.matchAll(ATTRIBUTE)) attributes.set(name.toLowerCase(), showLiquid(double ?? single ?? bare ?? ''));
  return attributes;
}

function closed(open: SourceElement, name: string): SourceElement {
  const match = closest(open, (one) => one.name === name);
  if (match?.parent === undefined) return open;
  match.closed = true;
  return match.parent;
}

function lineBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function hideLiquid(source: string): string {
  const commented = source.replace(/\{%-?\s*comment\s*-?%\}[\s\S]*?\{%-?\s*endcomment\s*-?%\}/g, (comment) => comment.replace(/[^\n]/g, ' '));
  return commented.replace(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g, (piece) => piece.replace(/[<>"']/g, (character) => HIDDEN[character] ?? character));
}

function showLiquid(text: string): string {
  return text.replace(/[\uE000-\uE003]/g, (character) => SHOWN[character] ?? character);
}
