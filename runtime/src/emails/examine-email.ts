/** Compiles, renders and looks over an e-mail that is being written, by the same two functions that delivery uses. */
import type { EmailContent } from '@nachklang/nodes/sdk';
import type { ShopRecord } from '../engine/shop-model.ts';
import { checkEmail, CLIPPED_BYTES, renderEmail, templateVariables, tryCompile, type CompiledEmail, type EmailProblem, type RenderedEmail } from '../stages/rendering/index.ts';
import type { EmailDraft } from './email-schema.ts';
import type { Finding } from './lint/finding.ts';
import { lintEmail } from './lint/lint-email.ts';
import { lintInput } from './lint/lint-input.ts';
import { targetProblems, targetsOf, type MailTarget } from './lint/rendered-links.ts';
import { readSource } from './lint/source-tree.ts';
import type { Sample } from './samples/sample-facts.ts';

export interface ExaminedEmail {
  findings: Finding[];
  /** Absent while the content does not compile, or when rendering it exceeds its limits. */
  rendered?: RenderedEmail & { preheader: string; bytes: number; targets: MailTarget[] };
}

/** Leads nowhere: nobody is unsubscribed by a preview. */
const nowhere = (baseUrl: string) => `${baseUrl}/p/u/preview`;

export async function examineEmail({ content, locale, subject, classes = [] }: EmailDraft, { facts }: Sample, shop: ShopRecord, baseUrl: string): Promise<ExaminedEmail> {
  const [compiled, problems] = await Promise.all([tryCompile(content, locale), checkEmail(content, locale, { subject, classes })]);
  const variables = templateVariables(facts, { locale, formalAddress: shop.formalAddress, unsubscribeUrl: () => nowhere(baseUrl) });
  const result = compiled.kind === 'compiled' ? render(compiled.email, variables, content) : undefined;
  const findings = [...problems.map(findingOf), ...(result?.kind === 'failed' ? [result.finding] : [])];
  if (result?.kind !== 'rendered') return { findings: [...findings, ...lintEmail(lintInput(content, locale, classes))] };
  const { rendered } = result;
  if (rendered.bytes > CLIPPED_BYTES && !findings.some(({ code }) => code === 'email_too_large')) findings.push(clipped(rendered.bytes));
  return { findings: [...findings, ...lintEmail(lintInput(content, locale, classes, rendered)), ...targetProblems(rendered.targets)], rendered };
}

type Rendering = { kind: 'rendered'; rendered: NonNullable<ExaminedEmail['rendered']> } | { kind: 'failed'; finding: Finding };

function render(compiled: CompiledEmail, variables: ReturnType<typeof templateVariables>, content: EmailContent): Rendering {
  try {
    const mail = renderEmail(compiled, variables);
    const urls = new Map<number, string>();
    renderEmail(compiled, variables, (index, url) => {
      if (!urls.has(index)) urls.set(index, url);
      return url;
    });
    const targets = targetsOf(compiled, mail, readSource(content.mjml), urls);
    return { kind: 'rendered', rendered: { ...mail, preheader: preheaderOf(mail.html), bytes: Buffer.byteLength(mail.html), targets } };
  } catch (error) {
    return { kind: 'failed', finding: tooCostly(error instanceof Error ? error.message : String(error)) };
  }
}

/** MJML hides it at the top of the body. */
function preheaderOf(html: string): string {
  const hidden = /<div style="display:none;[^"]*">([\s\S]*?)<\/div>/.exec(html)?.[1] ?? '';
  return hidden.replace(/<[^>]*>/g, '').replace(/&amp;/g, '&').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&#34;|&quot;/g, '"').replace(/&#39;/g, "'").trim();
}

/** Its sentence says how to mend it, too. */
function findingOf({ code, severity, field, line, message }: EmailProblem): Finding {
  const topic = code === 'unsubscribe_missing' ? 'links' : code === 'email_too_large' ? 'size' : 'content';
  return { code, severity, topic, field, message, ...(line !== undefined && { line }) };
}

function tooCostly(reason: string): Finding {
  return {
    code: 'render_failed', severity: 'error', topic: 'content', field: 'mjml',
    message: { de: `Die Mail lässt sich mit diesen Daten nicht erzeugen: ${reason}`, en: `The mail cannot be made with this data: ${reason}` },
    mend: { de: 'Verkleinere Schleifen und Textbausteine.', en: 'Make loops and captured texts smaller.' },
  };
}

function clipped(bytes: number): Finding {
  const size = Math.ceil(bytes / 1000);
  return {
    code: 'email_too_large', severity: 'warning', topic: 'size', field: 'mjml',
    message: { de: `Mit diesen Daten wird die Mail ${size} KB groß; Gmail schneidet ab 102 KB ab und verbirgt den Fuß.`, en: `With this data the mail is ${size} KB; Gmail clips beyond 102 KB and hides the foot.` },
    mend: { de: 'Begrenze Listen, zum Beispiel mit limit: 10.', en: 'Bound lists, for example with limit: 10.' },
  };
}
