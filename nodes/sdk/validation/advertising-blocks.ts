/** Recognises advertising in an e-mail's source: marked blocks, and variables that only advertising needs. */
import type { EmailContent } from '../journey-document.ts';

/** Variables that stand for advertising. Review and survey requests are advertising too (BGH VI ZR 225/17). */
export const ADVERTISING_VARIABLES: readonly string[] = ['voucher', 'recommendations', 'review_url', 'survey_url', 'referral_url'];

const MARKED_BLOCK = /\bnk-block\s*=\s*["']\s*advertising\s*["']|\bcss-class\s*=\s*["'][^"']*(?<![\w-])nk-advertising(?![\w-])/;
const COMMENTS = /<!--[\s\S]*?-->|\{%-?\s*comment\s*-?%\}[\s\S]*?\{%-?\s*endcomment\s*-?%\}/g;
const LIQUID = /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g;
const QUOTED = /"[^"]*"|'[^']*'/g;

/** What makes the content advertising, in words of the source; `undefined` when nothing does. */
export function findAdvertising(content: EmailContent): { part: keyof EmailContent; what: string } | undefined {
  if (MARKED_BLOCK.test(content.mjml.replaceAll(COMMENTS, ''))) return { part: 'mjml', what: 'nk-advertising' };
  for (const part of ['mjml', 'subject', 'preheader'] as const) {
    const used = variablesIn(content[part] ?? '');
    const what = ADVERTISING_VARIABLES.find((name) => used.has(name));
    if (what !== undefined) return { part, what };
  }
  return undefined;
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
