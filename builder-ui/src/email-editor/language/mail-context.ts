/** Where in an e-mail's source a place is: inside Liquid, a tag, an attribute or between elements. Decides what is offered there. */

interface Typed {
  /** What stands there already, up to the place. */
  typed: string;
  /** Where that begins. */
  from: number;
}

export type MailContext =
  | ({ kind: 'path'; inTag: boolean } & Typed)
  | ({ kind: 'filter' } & Typed)
  | ({ kind: 'tag' } & Typed)
  | ({ kind: 'element'; parent: string | undefined } & Typed)
  | ({ kind: 'end'; open: string | undefined } & Typed)
  | ({ kind: 'attribute'; element: string; used: readonly string[] } & Typed)
  | ({ kind: 'value'; element: string; attribute: string } & Typed)
  | { kind: 'content'; parent: string | undefined }
  | { kind: 'nothing' };

const LIQUID = /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g;
const VOID = new Set(['br', 'img', 'hr', 'meta', 'link', 'input', 'col']);

export function contextAt(source: string, offset: number): MailContext {
  const before = source.slice(0, offset);
  const open = Math.max(before.lastIndexOf('{{'), before.lastIndexOf('{%'));
  if (open >= 0 && open > Math.max(before.lastIndexOf('}}'), before.lastIndexOf('%}'))) return insideLiquid(before, open);
  const plain = before.replace(LIQUID, (piece) => piece.replace(/[<>"']/g, ' '));
  const at = plain.lastIndexOf('<');
  if (at < 0 || plain.lastIndexOf('>') > at && !inQuotes(plain.slice(at))) return { kind: 'content', parent: openElements(plain).at(-1) };
  return insideTag(plain, at);
}

function insideLiquid(before: string, open: number): MailContext {
  const inner = before.slice(open + 2);
  if ((inner.match(/"/g)?.length ?? 0) % 2 === 1 || (inner.match(/'/g)?.length ?? 0) % 2 === 1) return { kind: 'nothing' };
  const isTag = before[open + 1] === '%';
  const typed = /[\w.[\]-]*$/.exec(inner)?.[0] ?? '';
  const place = { typed, from: before.length - typed.length };
  if (/\|\s*\w*$/.test(inner)) return { kind: 'filter', ...place };
  if (isTag && /^-?\s*\w*$/.test(inner)) return { kind: 'tag', ...place };
  return { kind: 'path', inTag: isTag, ...place };
}

function insideTag(plain: string, at: number): MailContext {
  const inner = plain.slice(at + 1);
  const open = openElements(plain.slice(0, at));
  const name = /^(\/?)([\w-]*)$/.exec(inner);
  if (name !== null) {
    const typed = name[2] ?? '';
    const place = { typed, from: plain.length - typed.length };
    return name[1] === '/' ? { kind: 'end', open: open.at(-1), ...place } : { kind: 'element', parent: open.at(-1), ...place };
  }
  const element = /^([a-zA-Z][\w-]*)\s/.exec(inner)?.[1]?.toLowerCase();
  if (element === undefined) return { kind: 'nothing' };
  const value = /([\w-]+)\s*=\s*(?:"([^"]*)|'([^']*))$/.exec(inner);
  if (value !== null && inQuotes(inner)) {
    const typed = value[2] ?? value[3] ?? '';
    return { kind: 'value', element, attribute: value[1] ?? '', typed, from: plain.length - typed.length };
  }
  const typed = /(?<=\s)[\w-]*$/.exec(inner)?.[0];
  if (typed === undefined) return { kind: 'nothing' };
  const used = [...inner.matchAll(/([\w-]+)\s*=/g)].map(([, attribute = '']) => attribute);
  return { kind: 'attribute', element, used, typed, from: plain.length - typed.length };
}

/** Names of the elements that are open at the end, outermost first. */
export function openElements(plain: string): string[] {
  const open: string[] = [];
  for (const [part, slash, name, rest] of plain.matchAll(/<!--[\s\S]*?(?:-->|$)|<(\/?)([a-zA-Z][\w-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/g)) {
    if (part.startsWith('<!--') || name === undefined) continue;
    const lower = name.toLowerCase();
    if (slash === '/') {
      const found = open.lastIndexOf(lower);
      if (found >= 0) open.length = found;
    } else if (rest?.endsWith('/') !== true && !VOID.has(lower)) open.push(lower);
  }
  return open;
}

/** `{% for line in order.lines %}`: the names of open loops with the list whose items they stand for, and names that were assigned. */
export function namesAt(source: string, offset: number): Map<string, string> {
  const names: [string, string][] = [];
  for (const [, tag, name = '', path = ''] of source.slice(0, offset).matchAll(/\{%-?\s*(for|endfor|assign|capture)\b(?:\s+(\w+)(?:\s+in\s+([\w.]+))?)?[^%]*%\}/g)) {
    if (tag === 'for') names.push([name, path === '' ? '' : `${resolved(path, names)}[]`]);
    else if (tag === 'endfor') names.splice(names.findLastIndex(([, list]) => list !== '-'), 1);
    else names.push([name, '-']);
  }
  return new Map(names.map(([name, list]) => [name, list === '-' ? '' : list]));
}

function resolved(path: string, names: readonly [string, string][]): string {
  const [root = '', ...rest] = path.split('.');
  const list = names.findLast(([name]) => name === root)?.[1];
  return list === undefined || list === '-' || list === '' ? path : [list, ...rest].join('.');
}

function inQuotes(tag: string): boolean {
  let quote = '';
  for (const character of tag) {
    if (quote === '' && (character === '"' || character === "'")) quote = character;
    else if (character === quote) quote = '';
  }
  return quote !== '';
}
