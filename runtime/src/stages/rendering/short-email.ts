/**
 * A rendered e-mail with a mark in the place of each longer passage of its template: what is left is what differs from mail to mail.
 * The passages are the author's words and hold nothing about anybody, so they can be kept once for all mails of a version.
 */
import { hash } from 'node:crypto';

/** The passages of one compiled e-mail. */
export interface Passages {
  /** Follows from the list. */
  id: string;
  list: readonly string[];
}

export interface ShortEmail {
  subject: string;
  passages: Passages;
  html: string;
  text: string;
}

/** Stands before the number of a passage. No value brings it along: neither HTML (§13.2.3.5) nor a mail (RFC 5322 §2.2) may hold it. */
const MARK = '\0';
/** A shorter passage is written as it is. */
const WORTH_CHARACTERS = 16;
/** One character numbers a passage; surrogates could not stand alone. */
const MOST_PASSAGES = 0xd000;

/** Collects passages while an e-mail is prepared. */
export class PassageList {
  readonly #list: string[] = [];

  /** What stands for this passage in a short e-mail. */
  mark(passage: string): string {
    if (passage.length < WORTH_CHARACTERS || this.#list.length === MOST_PASSAGES) return unmarked(passage);
    this.#list.push(unmarked(passage));
    return MARK + String.fromCharCode(this.#list.length);
  }

  taken(): Passages {
    return { id: hash('sha256', JSON.stringify(this.#list), 'base64url'), list: this.#list };
  }
}

/** A text that no mark can be read out of. */
export function unmarked(text: string): string {
  return text.includes(MARK) ? text.replaceAll(MARK, '') : text;
}

export function wholeHtml({ html, passages }: Pick<ShortEmail, 'html' | 'passages'>): string {
  return whole(html, passages);
}

export function wholeText({ text, passages }: Pick<ShortEmail, 'text' | 'passages'>): string {
  // What a condition left out leaves blanks and empty lines behind.
  return whole(text, passages).replace(/[ \t]*\n[ \t]*/g, '\n').replace(/\n{3,}/g, '\n\n').trim();
}

/** What differs as texts, passages by their positions in the list; without what is empty. */
export function splitShort(short: string): (string | number)[] {
  const parts: (string | number)[] = [];
  let from = 0;
  for (let at = short.indexOf(MARK); at !== -1; at = short.indexOf(MARK, from)) {
    if (at > from) parts.push(short.slice(from, at));
    parts.push(short.charCodeAt(at + 1) - 1);
    from = at + 2;
  }
  if (from < short.length) parts.push(short.slice(from));
  return parts;
}

function whole(short: string, { list }: Passages): string {
  let out = '';
  for (const part of splitShort(short)) out += typeof part === 'number' ? (list[part] ?? '') : part;
  return out;
}
