/** The two lines that decide whether a mail is opened: subject and preheader. */
import type { Finding } from './finding.ts';
import type { LintRule } from './lint-input.ts';
import { withoutLiquid } from './source-tree.ts';

/** What phones and Gmail show of them. */
const SUBJECT_SHOWN = 60;
const PREHEADER_SHOWN = 110;
const PREHEADER_LEAST = 25;

export const head: LintRule = ({ content, rendered }) => {
  const subject = rendered?.subject ?? withoutLiquid(content.subject).trim();
  const written = content.preheader?.trim() ?? '';
  const preheader = withoutLiquid(written).trim();
  return [
    ...subjectLength(subject),
    ...pretence(subject),
    ...shouting(subject),
    ...preheaderProblems(written, preheader, content.subject.trim()),
  ];
};

function subjectLength(subject: string): Finding[] {
  if (subject.length <= SUBJECT_SHOWN) return [];
  return [{
    code: 'subject_long', severity: 'hint', topic: 'content', field: 'subject', line: 1,
    message: { de: `Der Betreff hat ${subject.length} Zeichen; Handys zeigen etwa ${SUBJECT_SHOWN}.`, en: `The subject has ${subject.length} characters; phones show about ${SUBJECT_SHOWN}.` },
    mend: { de: 'Stelle das Wichtigste nach vorn oder kürze.', en: 'Put what matters first, or shorten it.' },
  }];
}

function pretence(subject: string): Finding[] {
  const prefix = /^\s*(re|aw|wg|fwd?|antw)\s*:/i.exec(subject)?.[1];
  if (prefix === undefined) return [];
  return [{
    code: 'subject_pretends', severity: 'warning', topic: 'spam', field: 'subject', line: 1,
    message: { de: `„${prefix}:“ täuscht eine Antwort vor. Das verbietet § 6 DDG, und Spamfilter achten darauf.`, en: `“${prefix}:” pretends to be an answer. § 6 DDG forbids it, and spam filters look for it.` },
    mend: { de: 'Nimm es weg.', en: 'Remove it.' },
  }];
}

function shouting(subject: string): Finding[] {
  const letters = subject.match(/\p{L}/gu) ?? [];
  const capitals = letters.filter((letter) => letter === letter.toUpperCase() && letter !== letter.toLowerCase());
  const findings: Finding[] = [];
  const at = { severity: 'warning', topic: 'spam', field: 'subject', line: 1 } as const;
  if (letters.length >= 8 && capitals.length / letters.length > 0.6) {
    findings.push({
      ...at, code: 'subject_shouts',
      message: { de: 'Der Betreff steht fast nur in Großbuchstaben. So schreiben Spamversender.', en: 'The subject is almost all capitals. That is how spammers write.' },
      mend: { de: 'Schreibe ihn wie einen gewöhnlichen Satz.', en: 'Write it like an ordinary sentence.' },
    });
  }
  if (/[!?]{2,}|!.*!/.test(subject)) {
    findings.push({
      ...at, code: 'subject_exclaims',
      message: { de: 'Mehrere Ausrufezeichen im Betreff wirken wie Spam.', en: 'Several exclamation marks in a subject look like spam.' },
      mend: { de: 'Höchstens eines, besser keines.', en: 'One at most, better none.' },
    });
  }
  if ((subject.match(/\p{Extended_Pictographic}/gu) ?? []).length > 2) {
    findings.push({
      ...at, severity: 'hint', code: 'subject_emoji',
      message: { de: 'Viele Emojis im Betreff kosten Vertrauen und Platz.', en: 'Many emoji in a subject cost trust and room.' },
      mend: { de: 'Eines reicht.', en: 'One is enough.' },
    });
  }
  return findings;
}

function preheaderProblems(written: string, shown: string, subject: string): Finding[] {
  const at = { severity: 'hint', topic: 'content', field: 'preheader', line: 1 } as const;
  if (written === '') {
    return [{
      ...at, code: 'preheader_missing',
      message: { de: 'Ohne Vorschauzeile zeigt das Postfach irgendeinen Anfang der Mail.', en: 'Without a preheader the inbox shows whatever the mail begins with.' },
      mend: { de: 'Schreibe einen Satz, der den Betreff ergänzt.', en: 'Write a sentence that goes on where the subject ends.' },
    }];
  }
  if (written === subject) {
    return [{
      ...at, code: 'preheader_repeats',
      message: { de: 'Die Vorschauzeile wiederholt den Betreff.', en: 'The preheader repeats the subject.' },
      mend: { de: 'Sage dort etwas Neues.', en: 'Say something new there.' },
    }];
  }
  // With conditions inside nobody knows how long it will be.
  if (/\{%/.test(written)) return [];
  if (shown.length > PREHEADER_SHOWN) {
    return [{
      ...at, code: 'preheader_long',
      message: { de: `Die Vorschauzeile hat ${shown.length} Zeichen; gezeigt werden höchstens etwa ${PREHEADER_SHOWN}.`, en: `The preheader has ${shown.length} characters; about ${PREHEADER_SHOWN} are shown at most.` },
      mend: { de: 'Kürze sie.', en: 'Shorten it.' },
    }];
  }
  if (/\{\{/.test(written) || shown.length >= PREHEADER_LEAST) return [];
  return [{
    ...at, code: 'preheader_short',
    message: { de: 'Die Vorschauzeile ist kurz; der Rest der Zeile füllt sich mit dem Anfang der Mail.', en: 'The preheader is short; the rest of the line fills with the beginning of the mail.' },
    mend: { de: `Nutze 40 bis ${PREHEADER_SHOWN} Zeichen.`, en: `Use 40 to ${PREHEADER_SHOWN} characters.` },
  }];
}
