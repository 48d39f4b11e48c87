/** Recognises advertising in an e-mail's source: marked blocks, and variables that only advertising needs. */
import type { EmailContent } from '../journey-document.ts';

/** Variables that stand for advertising. Review and survey requests are advertising too (BGH VI ZR 225/17). */
export const ADVERTISING_VARIABLES: readonly string[] = ['voucher', 'recommendations', 'review_url', 'survey_url', 'referral_url'];

/** Kinds of messages that are advertising whatever they say (BGH VI ZR 225/17). */
export const ADVERTISING_CATEGORIES: readonly string[] = ['review', 'nps', 'csat', 'survey'];

/** Around a block in a service mail: it is left out for everybody who may not be advertised to. */
export const MAY_ADVERTISE = 'may_advertise';

/** The variable and the mark of a voucher, which is advertising as well. */
const VOUCHER = 'voucher';

const MARKED_BLOCK = blockMarked('advertising');
const VOUCHER_BLOCK = blockMarked(VOUCHER);
const COMMENTS = /<!--[\s\S]*?-->|\{%-?\s*comment\s*-?%\}[\s\S]*?\{%-?\s*endcomment\s*-?%\}/g;
const CONDITION = /\{%-?\s*(if|unless|elsif|else|endif|endunless)\b([^%]*?)-?%\}/g;
const LIQUID = /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g;
const QUOTED = /"[^"]*"|'[^']*'/g;

export interface Advertising {
  part: keyof EmailContent;
  /** In words of the source. */
  what: string;
  /** All of it stands inside `{% if may_advertise %}`: it can be left out. */
  droppable: boolean;
  /** There is a voucher in it, wherever it stands: it has a time before which it may not leave (R42). */
  voucher?: true;
}

/** What makes the content advertising; `undefined` when nothing does. What cannot be left out is named first. */
export function findAdvertising(content: EmailContent): Advertising | undefined {
  const { subject, preheader, mjml } = content;
  const bare = { subject: withoutGuarded(subject), mjml: withoutGuarded(mjml), ...(preheader !== undefined && { preheader: withoutGuarded(preheader) }) };
  const fixed = findIn(bare);
  const found = fixed ?? findIn(content);
  return found && { ...found, droppable: fixed === undefined, ...(holdsVoucher(content) && { voucher: true as const }) };
}

/** The same of an e-mail in its languages: what cannot be left out in one counts for all, and so does a voucher. */
export function findAdvertisingIn(contents: readonly EmailContent[]): Advertising | undefined {
  const found = contents.map(findAdvertising).filter((one) => one !== undefined);
  const worst = found.find(({ droppable }) => !droppable) ?? found[0];
  return worst && { ...worst, ...(found.some(({ voucher }) => voucher) && { voucher: true as const }) };
}

/** Without what stands between `{% if may_advertise %}` and its `else` or end. */
function withoutGuarded(text: string): string {
  let kept = '';
  let from = 0;
  /** One entry for each condition that is open; whether it guards. */
  const open: boolean[] = [];
  for (const tag of text.matchAll(CONDITION)) {
    if (!open.includes(true)) kept += text.slice(from, tag.index);
    from = tag.index;
    const [, word, rest = ''] = tag;
    if (word === 'if' || word === 'unless') open.push(word === 'if' && rest.trim() === MAY_ADVERTISE);
    else if (word === 'else' || word === 'elsif') open[open.length - 1] = false;
    else open.pop();
  }
  return open.includes(true) ? kept : kept + text.slice(from);
}

function findIn(content: EmailContent): { part: keyof EmailContent; what: string } | undefined {
  const mjml = content.mjml.replaceAll(COMMENTS, '');
  if (VOUCHER_BLOCK.test(mjml)) return { part: 'mjml', what: 'nk-voucher' };
  if (MARKED_BLOCK.test(mjml)) return { part: 'mjml', what: 'nk-advertising' };
  for (const part of ['mjml', 'subject', 'preheader'] as const) {
    const used = variablesIn(content[part] ?? '');
    const what = ADVERTISING_VARIABLES.find((name) => used.has(name));
    if (what !== undefined) return { part, what };
  }
  return undefined;
}

function holdsVoucher(content: EmailContent): boolean {
  if (VOUCHER_BLOCK.test(content.mjml.replaceAll(COMMENTS, ''))) return true;
  return (['mjml', 'subject', 'preheader'] as const).some((part) => usesVariable(content[part] ?? '', VOUCHER));
}

/** `nk-block="…"` or `css-class="nk-…"`. */
function blockMarked(as: string): RegExp {
  return new RegExp(`\\bnk-block\\s*=\\s*["']\\s*${as}\\s*["']|\\bcss-class\\s*=\\s*["'][^"']*(?<![\\w-])nk-${as}(?![\\w-])`);
}

/** Whether a Liquid tag of the text names the variable. */
export function usesVariable(text: string, name: string): boolean {
  return variablesIn(text).has(name);
}

/** First parts of the names in Liquid tags; text in quotes and properties after a dot are not variables. */
function variablesIn(text: string): Set<string> {
  const found = new Set<string>();
  for (const [tag] of text.replaceAll(COMMENTS, '').matchAll(LIQUID)) {
    for (const [name] of tag.replaceAll(QUOTED, '').matchAll(/(?<![\w.-])[A-Za-z_]\w*/g)) found.add(name);
  }
  return found;
}
