/** Everything wrong with an e-mail before it is published: what does not compile, and what would leave a hole in somebody's mail. */
import type { EmailContent, Locale, MessageClass, SubjectKind } from '@nachklang/nodes/sdk';
import { tryCompile } from './compile-email.ts';
import { emailShape } from './email-shape.ts';
import type { EmailProblem } from './errors.ts';
import { printsPath, usagesIn, type Usage } from './liquid-usage.ts';
import { DIALECTS } from './liquid.ts';

export interface CheckOptions {
  subject: SubjectKind;
  /** The classes of the nodes that send it. */
  classes?: readonly MessageClass[];
}

/** Gmail shows no more of a mail than this and hides the foot, with the way to unsubscribe, behind a link. */
export const CLIPPED_BYTES = 102_000;
const FIELDS = ['subject', 'preheader', 'mjml'] as const;

export async function checkEmail(content: EmailContent, locale: Locale, { subject, classes = [] }: CheckOptions): Promise<EmailProblem[]> {
  const result = await tryCompile(content, locale);
  if (result.kind === 'problems') return result.problems;
  const shape = emailShape(subject);
  const parsed = FIELDS.map((field) => ({ field, templates: DIALECTS.html.parse(content[field] ?? '') }));
  const problems = parsed.flatMap(({ field, templates }) => usagesIn(templates, shape).map((usage) => usageProblem(usage, field)));
  if (content.subject.trim() === '') problems.push(SUBJECT_EMPTY);
  if (classes.includes('marketing') && !parsed.some(({ templates }) => printsPath(templates, 'unsubscribe_url'))) problems.push(UNSUBSCRIBE_MISSING);
  if (Buffer.byteLength(result.email.html) > CLIPPED_BYTES) problems.push(TOO_LARGE);
  return problems;
}

function usageProblem({ kind, path, line }: Usage, field: EmailProblem['field']): EmailProblem {
  const at = { field, line, severity: 'error' as const };
  switch (kind) {
    case 'unknown':
      return {
        ...at,
        code: 'unknown_variable',
        message: {
          de: `{{ ${path} }} gibt es hier nicht. Prüfe die Schreibweise; die Liste der Variablen steht in der Hilfe.`,
          en: `There is no {{ ${path} }} here. Check the spelling; the help lists the variables.`,
        },
      };
    case 'missing':
      return {
        ...at,
        code: 'variable_may_be_missing',
        message: {
          de: `{{ ${path} }} kann fehlen und ließe eine Lücke. Gib einen Ersatz an ({{ ${path} | default: "…" }}) oder setze {% if ${path} %} darum.`,
          en: `{{ ${path} }} may be missing and would leave a gap. Give a substitute ({{ ${path} | default: "…" }}) or put {% if ${path} %} around it.`,
        },
      };
    case 'not-printable':
      return {
        ...at,
        code: 'unknown_variable',
        message: {
          de: `{{ ${path} }} ist kein einzelner Wert. Nenne das Feld, zum Beispiel {{ ${path}.id }}.`,
          en: `{{ ${path} }} is not a single value. Name the field, for example {{ ${path}.id }}.`,
        },
      };
  }
}

const SUBJECT_EMPTY: EmailProblem = {
  code: 'subject_empty', severity: 'error', field: 'subject',
  message: { de: 'Der Betreff ist leer. Schreibe, worum es geht.', en: 'The subject is empty. Say what it is about.' },
};
const UNSUBSCRIBE_MISSING: EmailProblem = {
  code: 'unsubscribe_missing', severity: 'error', field: 'mjml',
  message: {
    de: 'Werbung braucht einen Weg, sich abzumelden (§ 7 Abs. 3 UWG). Setze einen Link auf {{ unsubscribe_url }} in den Fuß.',
    en: 'Marketing needs a way to unsubscribe (§ 7 (3) UWG). Put a link to {{ unsubscribe_url }} into the foot.',
  },
};
const TOO_LARGE: EmailProblem = {
  code: 'email_too_large', severity: 'warning', field: 'mjml',
  message: {
    de: 'Gmail schneidet E-Mails ab 102 KB ab und verbirgt den Fuß. Kürze sie, oder verteile den Inhalt auf weniger Abschnitte.',
    en: 'Gmail clips e-mails beyond 102 KB and hides the foot. Shorten it, or use fewer sections.',
  },
};
