/** The little Markdown that READMEs of nodes use: paragraphs, lists, headings, code; strong, emphasis and code inside. */

export type Inline = { kind: 'text' | 'strong' | 'em' | 'code'; text: string };
export type Block =
  | { kind: 'paragraph' | 'heading'; content: Inline[] }
  | { kind: 'list'; ordered: boolean; items: Inline[][] }
  | { kind: 'code'; text: string };

export function readMarkdown(text: string): Block[] {
  const blocks: Block[] = [];
  for (const part of text.replaceAll('\r\n', '\n').split(/(```[^\n]*\n[\s\S]*?```)/)) {
    const code = /^```[^\n]*\n([\s\S]*?)\n?```$/.exec(part)?.[1];
    if (code !== undefined) blocks.push({ kind: 'code', text: code });
    else for (const paragraph of part.split(/\n\s*\n/)) blocks.push(...readParagraph(paragraph.trim()));
  }
  return blocks;
}

const ITEM = /^\s*(?:[-*+]|(\d+)\.)\s+/;

function readParagraph(text: string): Block[] {
  if (text === '') return [];
  const heading = /^#{1,6}\s+(.*)$/s.exec(text)?.[1];
  if (heading !== undefined) return [{ kind: 'heading', content: readInline(heading) }];
  const lines = text.split('\n');
  const first = lines.findIndex((line) => ITEM.test(line));
  if (first === -1) return [{ kind: 'paragraph', content: readInline(lines.join(' ')) }];
  const items: string[] = [];
  for (const line of lines.slice(first)) {
    if (ITEM.test(line)) items.push(line.replace(ITEM, ''));
    else items.push(`${items.pop() ?? ''} ${line.trim()}`);
  }
  const list: Block = { kind: 'list', ordered: ITEM.exec(lines[first] ?? '')?.[1] !== undefined, items: items.map(readInline) };
  return first === 0 ? [list] : [{ kind: 'paragraph', content: readInline(lines.slice(0, first).join(' ')) }, list];
}

/** Links are shown as their text: help says things, it sends nobody away. */
function readInline(text: string): Inline[] {
  const pieces = text.replaceAll(/\[([^\]]+)\]\([^)]*\)/g, '$1').split(/(\*\*[^*]+\*\*|`[^`]+`|\*[^*\s][^*]*\*)/);
  return pieces.filter((piece) => piece !== '').map((piece): Inline => {
    if (/^\*\*.+\*\*$/.test(piece)) return { kind: 'strong', text: piece.slice(2, -2) };
    if (/^`.+`$/.test(piece)) return { kind: 'code', text: piece.slice(1, -1) };
    return /^\*.+\*$/.test(piece) ? { kind: 'em', text: piece.slice(1, -1) } : { kind: 'text', text: piece };
  });
}
