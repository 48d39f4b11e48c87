/** Swaps Liquid for plain words, so that MJML, CSS and HTML tools carry it along untouched, and puts it back. */
import { Tokenizer, TypeGuards } from 'liquidjs';

export interface LiquidPiece {
  /** Exactly as written, delimiters included. */
  source: string;
  kind: 'output' | 'tag';
  /** Tags only: `if`, `endfor` … */
  name: string;
  /** 1-based line in the source. */
  line: number;
}

export interface ProtectedText {
  text: string;
  pieces: LiquidPiece[];
}

/** Lower-case letters and digits: valid in an attribute, a URL, a CSS value and as text. */
const WORD = /nkl(\d+)q/g;

/** Throws LiquidJS's TokenizationError for a delimiter that is never closed. */
export function protectLiquid(source: string): ProtectedText {
  const pieces: LiquidPiece[] = [];
  let text = '';
  // Words that look like ours but are the author's own are made pieces too, so that they survive the way back.
  for (const token of new Tokenizer(source).readTopLevelTokens()) {
    const written = source.slice(token.begin, token.end);
    if (TypeGuards.isHTMLToken(token)) text += written.replace(WORD, (word) => keep(pieces, { source: word, kind: 'output', name: '', line: 0 }));
    else {
      const name = TypeGuards.isTagToken(token) ? token.name : '';
      text += keep(pieces, { source: written, kind: TypeGuards.isTagToken(token) ? 'tag' : 'output', name, line: lineAt(source, token.begin) });
    }
  }
  return { text, pieces };
}

export function restoreLiquid(text: string, pieces: readonly LiquidPiece[]): string {
  return text.replace(WORD, (word, index: string) => pieces[Number(index)]?.source ?? word);
}

/** The piece a word stands for, when the text begins with one. */
export function pieceAt(text: string, pieces: readonly LiquidPiece[]): LiquidPiece | undefined {
  const index = /^nkl(\d+)q/.exec(text)?.[1];
  return index === undefined ? undefined : pieces[Number(index)];
}

export function holdsLiquid(text: string): boolean {
  return text.search(WORD) >= 0;
}

export function lineAt(source: string, offset: number): number {
  let line = 1;
  for (let at = source.indexOf('\n'); at >= 0 && at < offset; at = source.indexOf('\n', at + 1)) line += 1;
  return line;
}

function keep(pieces: LiquidPiece[], piece: LiquidPiece): string {
  pieces.push(piece);
  return `nkl${pieces.length - 1}q`;
}
