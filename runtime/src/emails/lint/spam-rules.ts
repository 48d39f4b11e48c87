/** What brings mails into the spam folder: phrases, pictures without text, code that mail programs remove. */
import type { Finding } from './finding.ts';
import type { LintRule } from './lint-input.ts';
import { elementsIn, textsIn, visible, withoutLiquid } from './source-tree.ts';

/** Both languages in both mails: filters know both. Words that an honest shop needs ("Gutschein", "Rabatt") are not among them. */
const PHRASES = [
  '100 ?% (gratis|kostenlos|umsonst|free)', 'völlig kostenlos', 'geld verdienen', 'schnelles geld', 'jetzt zuschlagen', 'nur heute', 'nur für kurze zeit', 'letzte chance', 'sie haben gewonnen', 'herzlichen glückwunsch, sie',
  'garantierter? gewinn', 'ohne risiko', 'risikofrei', 'dringend handeln', 'sofort handeln', 'kein spam', 'wunderbares angebot', 'unschlagbar(er|es)? preis', 'kreditkarte nicht nötig',
  'act now', 'buy now', 'limited time', 'once in a lifetime', 'you have won', 'you are a winner', 'risk[- ]free', 'guaranteed', 'make money', 'extra cash', 'free!+', 'this is not spam', 'urgent action', 'lowest price', 'no credit card',
];
const PHRASE = new RegExp(`(?<![\\p{L}])(${PHRASES.join('|')})(?![\\p{L}])`, 'giu');
const REMOVED = new Set(['script', 'form', 'input', 'iframe', 'object', 'embed', 'video', 'audio', 'textarea', 'select']);
const PLACEHOLDER = /lorem ipsum|\bexample\.(com|org|net)\b|\bTODO\b|\bXXX+\b|platzhalter/i;
const LEAST_LETTERS = 120;

export const spam: LintRule = (input) => [...phrases(input), ...pictureOnly(input), ...removedElements(input), ...placeholders(input)];

const phrases: LintRule = ({ content, root }) => {
  const heads = (['subject', 'preheader'] as const).flatMap((field) => phrasesIn(content[field] ?? '').map((phrase) => told(phrase, field, 1)));
  const body = [...textsIn(root)].filter(({ parent }) => visible(parent)).flatMap(({ text, line }) => phrasesIn(text).map((phrase) => told(phrase, 'mjml', line)));
  return [...heads, ...body, ...exclamations(root)];
};

function exclamations(root: Parameters<typeof textsIn>[0]): Finding[] {
  return [...textsIn(root)].filter(({ text, parent }) => visible(parent) && /!{2,}/.test(withoutLiquid(text))).map(({ line }) => ({
    code: 'exclaims', severity: 'hint', topic: 'spam', field: 'mjml', line,
    message: { de: 'Mehrere Ausrufezeichen hintereinander wirken wie Spam.', en: 'Several exclamation marks in a row look like spam.' },
    mend: { de: 'Eines reicht.', en: 'One is enough.' },
  }));
}

function phrasesIn(text: string): string[] {
  return [...new Set([...withoutLiquid(text).matchAll(PHRASE)].map(([phrase]) => phrase))];
}

function told(phrase: string, field: Finding['field'], line: number): Finding {
  return {
    code: 'spam_phrase', severity: field === 'subject' ? 'warning' : 'hint', topic: 'spam', field, line,
    message: { de: `„${phrase}“ steht auf den Listen vieler Spamfilter.`, en: `“${phrase}” is on the lists of many spam filters.` },
    mend: { de: 'Sage es sachlicher: was, zu welchem Preis, bis wann.', en: 'Say it more plainly: what, at which price, until when.' },
  };
}

const pictureOnly: LintRule = ({ root, rendered }) => {
  const first = [...elementsIn(root)].find(({ name }) => name === 'mj-image' || name === 'img');
  if (rendered?.html.includes('<img') !== true) return [];
  const letters = rendered.text.replace(/https?:\S+/g, '').match(/\p{L}/gu)?.length ?? 0;
  if (first === undefined || letters >= LEAST_LETTERS) return [];
  return [{
    code: 'picture_only', severity: 'warning', topic: 'spam', field: 'mjml', line: first.line,
    message: { de: 'Die Mail besteht fast nur aus Bildern. Viele Programme laden sie nicht, und Spamfilter misstrauen ihr.', en: 'The mail is almost only pictures. Many programs do not load them, and spam filters distrust it.' },
    mend: { de: 'Schreibe das Wesentliche als Text.', en: 'Write what matters as text.' },
  }];
};

const removedElements: LintRule = ({ root }) =>
  [...elementsIn(root)].flatMap((element): Finding[] => {
    const handler = [...element.attributes.keys()].find((name) => /^on[a-z]+$/.test(name));
    if (!REMOVED.has(element.name) && handler === undefined) return [];
    const what = handler ?? `<${element.name}>`;
    return [{
      code: 'element_removed', severity: 'warning', topic: 'spam', field: 'mjml', line: element.line,
      message: { de: `${what} entfernen Mailprogramme, und Spamfilter werten es als Angriff.`, en: `Mail programs remove ${what}, and spam filters take it for an attack.` },
      mend: { de: 'Verlinke stattdessen eine Seite deines Shops.', en: 'Link a page of your shop instead.' },
    }];
  });

const placeholders: LintRule = ({ content, root }) => {
  const heads = (['subject', 'preheader'] as const).filter((field) => PLACEHOLDER.test(content[field] ?? '')).map((field) => ({ field, line: 1 }));
  const texts = [...textsIn(root)].filter(({ text, parent }) => visible(parent) && PLACEHOLDER.test(withoutLiquid(text))).map(({ line }) => ({ field: 'mjml' as const, line }));
  const targets = [...elementsIn(root)].filter(({ attributes }) => PLACEHOLDER.test(withoutLiquid(`${attributes.get('href') ?? ''} ${attributes.get('src') ?? ''}`))).map(({ line }) => ({ field: 'mjml' as const, line }));
  return [...heads, ...texts, ...targets].map(({ field, line }) => ({
    code: 'placeholder_left', severity: 'warning', topic: 'content', field, line,
    message: { de: 'Hier steht noch ein Platzhalter.', en: 'A placeholder is still here.' },
    mend: { de: 'Ersetze ihn durch den endgültigen Text oder Link.', en: 'Replace it with the final text or link.' },
  }));
};
