/**
 * Brings Liquid tags that stand between MJML elements into `mj-raw`, where MJML keeps them, and finds what MJML would drop in silence:
 * text and outputs between elements, and blocks that open in one element and close in another.
 */
import type { EmailProblem, EmailProblemCode } from './errors.ts';
import { lineAt, pieceAt, type LiquidPiece, type ProtectedText } from './protect-liquid.ts';

/** Elements whose content is text or HTML of the author's; MJML passes it on as it is. */
const CONTENT_ELEMENTS = new Set([
  'mj-text', 'mj-button', 'mj-raw', 'mj-table', 'mj-preview', 'mj-title', 'mj-style', 'mj-navbar-link', 'mj-social-element',
  'mj-accordion-title', 'mj-accordion-text', 'mj-html-attribute',
]);
/** Elements in which MJML accepts `mj-raw`. */
const RAW_PARENTS = new Set([
  'mj-body', 'mj-head', 'mj-section', 'mj-column', 'mj-group', 'mj-wrapper', 'mj-hero', 'mj-navbar', 'mj-social', 'mj-accordion', 'mj-accordion-element',
]);
const OPENERS = new Set(['if', 'unless', 'for', 'case', 'capture']);

const PART = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][\w-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>|nkl\d+q|[^<\s]/g;

export interface StructuredMjml {
  mjml: string;
  problems: EmailProblem[];
}

interface Element { name: string; id: number }

export function structureLiquid(source: ProtectedText): StructuredMjml {
  const scan = new Scan(source);
  for (const match of source.text.matchAll(PART)) scan.take(match);
  return { mjml: scan.out + source.text.slice(scan.copied), problems: scan.problems };
}

class Scan {
  readonly problems: EmailProblem[] = [];
  out = '';
  copied = 0;
  readonly #source: ProtectedText;
  readonly #open: Element[] = [];
  readonly #blocks: { piece: LiquidPiece; place: number }[] = [];
  #ids = 0;

  constructor(source: ProtectedText) {
    this.#source = source;
  }

  take(match: RegExpMatchArray): void {
    const [whole, slash, name, rest] = match;
    if (whole.startsWith('<!--')) return;
    const inside = this.#open.at(-1);
    const piece = pieceAt(whole, this.#source.pieces);
    if (piece !== undefined) this.#liquid(piece, whole, match.index ?? 0);
    else if (name === undefined) this.#text(match.index ?? 0);
    else if (inside !== undefined && CONTENT_ELEMENTS.has(inside.name)) {
      if (slash === '/' && name === inside.name) this.#open.pop();
    } else if (slash === '/') this.#close(name);
    else if (rest?.endsWith('/') !== true) this.#open.push({ name, id: (this.#ids += 1) });
  }

  #close(name: string): void {
    const at = this.#open.findLastIndex((element) => element.name === name);
    if (at >= 0) this.#open.length = at;
  }

  #liquid(piece: LiquidPiece, word: string, at: number): void {
    const parent = this.#open.at(-1);
    if (piece.kind === 'tag') this.#block(piece);
    if (parent === undefined || CONTENT_ELEMENTS.has(parent.name)) return;
    if (piece.kind === 'output') this.#problem('output_outside_element', at, piece.source);
    else if (RAW_PARENTS.has(parent.name)) {
      this.out += `${this.#source.text.slice(this.copied, at)}<mj-raw>${word}</mj-raw>`;
      this.copied = at + word.length;
    } else this.#problem('output_outside_element', at, piece.source);
  }

  #block(piece: LiquidPiece): void {
    // `mj-raw` only carries what stands in it: its place is that of its parent.
    const place = this.#open.findLast((element) => element.name !== 'mj-raw')?.id ?? 0;
    if (OPENERS.has(piece.name)) this.#blocks.push({ piece, place });
    if (!piece.name.startsWith('end')) return;
    const opener = this.#blocks.pop();
    if (opener !== undefined && opener.place !== place) {
      this.problems.push(problem('liquid_crosses_elements', opener.piece.line, opener.piece.source));
    }
  }

  #text(at: number): void {
    const parent = this.#open.at(-1);
    if (parent === undefined || CONTENT_ELEMENTS.has(parent.name)) return;
    const line = lineAt(this.#source.text, at);
    // One report per line, not one per letter.
    if (!this.problems.some((known) => known.code === 'text_outside_element' && known.line === line)) this.#problem('text_outside_element', at, parent.name);
  }

  #problem(code: EmailProblemCode, at: number, subject: string): void {
    this.problems.push(problem(code, lineAt(this.#source.text, at), subject));
  }
}

function problem(code: EmailProblemCode, line: number, subject: string): EmailProblem {
  const messages: Partial<Record<EmailProblemCode, { de: string; en: string }>> = {
    output_outside_element: {
      de: `${subject} steht zwischen MJML-Elementen und würde verschwinden. Setze es in ein mj-text.`,
      en: `${subject} stands between MJML elements and would disappear. Put it into an mj-text.`,
    },
    text_outside_element: {
      de: `Text direkt in ${subject} würde verschwinden. Setze ihn in ein mj-text.`,
      en: `Text directly in ${subject} would disappear. Put it into an mj-text.`,
    },
    liquid_crosses_elements: {
      de: `${subject} öffnet in einem Element und schließt in einem anderen. Öffne und schließe es im selben Element.`,
      en: `${subject} opens in one element and closes in another. Open and close it in the same element.`,
    },
  };
  return { code, severity: 'error', field: 'mjml', line, message: messages[code] ?? { de: subject, en: subject } };
}
