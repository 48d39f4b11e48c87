/** Renders per second of the largest template on one core, median of three runs; beside it LiquidJS alone on the same strings. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EmailContent } from '@nachklang/nodes/sdk';
import { sampleFacts } from '../src/stages/rendering/facts.fixture.ts';
import { compileEmail, renderEmail, templateVariables, type CompiledEmail } from '../src/stages/rendering/index.ts';
import { DIALECTS, VOICE } from '../src/stages/rendering/liquid.ts';

const TEMPLATES = fileURLToPath(new URL('../../templates/', import.meta.url));
const WARM_UP = 3_000;
const RENDERS = 10_000;
const RUNS = 3;

export interface RenderFigures {
  email: string;
  bytes: { html: number; text: number };
  rendersPerSecond: number;
  liquidJsRendersPerSecond: number;
}

export async function renderBench(): Promise<RenderFigures> {
  const { name, email } = await largestEmail();
  // A new object per mail, as delivery has it.
  const variables = () => templateVariables(sampleFacts(), { locale: 'de', formalAddress: 'sie', unsubscribeUrl: () => 'https://mails.shop.example/p/u/token' });
  const parsed = { subject: DIALECTS.text.parse(email.subject), html: DIALECTS.html.parse(email.html), text: DIALECTS.text.parse(email.text) };
  const ours = medianPerSecond(RENDERS, () => {
    const mail = renderEmail(email, variables());
    return Buffer.byteLength(mail.html) + Buffer.byteLength(mail.text) + mail.subject.length;
  });
  const theirs = medianPerSecond(RENDERS / 10, () => {
    const { values, voice } = variables();
    const globals = { globals: { [VOICE]: voice } };
    const [subject, html, text] = [parsed.subject, parsed.html, parsed.text].map((templates) => String(DIALECTS.html.renderSync(templates, values, globals)));
    return Buffer.byteLength(html ?? '') + Buffer.byteLength(text ?? '') + (subject?.length ?? 0);
  });
  const sample = renderEmail(email, variables());
  return {
    email: name,
    bytes: { html: Buffer.byteLength(sample.html), text: Buffer.byteLength(sample.text) },
    rendersPerSecond: ours,
    liquidJsRendersPerSecond: theirs,
  };
}

/** In a template's folder the MJML lies beside the journey, which holds subject and preheader. */
async function largestEmail(): Promise<{ name: string; email: CompiledEmail }> {
  let largest: { name: string; email: CompiledEmail } | undefined;
  for (const name of await readdir(TEMPLATES)) {
    const document = await readFile(join(TEMPLATES, name, 'journey.json'), 'utf8').catch(() => undefined);
    if (document === undefined) continue;
    const { emails }: { emails: Record<string, { de: Omit<EmailContent, 'mjml'> }> } = JSON.parse(document);
    for (const [key, { de }] of Object.entries(emails)) {
      const mjml = await readFile(join(TEMPLATES, name, 'emails', `${key}.de.mjml`), 'utf8');
      const email = await compileEmail({ ...de, mjml }, 'de');
      if (largest === undefined || email.html.length > largest.email.html.length) largest = { name: `${name}/${key}`, email };
    }
  }
  if (largest === undefined) throw new Error(`No template with an e-mail in ${TEMPLATES}.`);
  return largest;
}

/** The bytes are summed so that every string is really built. */
function medianPerSecond(renders: number, render: () => number): number {
  let bytes = 0;
  for (let index = 0; index < Math.min(WARM_UP, renders); index += 1) bytes += render();
  const runs = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    for (let index = 0; index < renders; index += 1) bytes += render();
    return (renders / (performance.now() - start)) * 1_000;
  }).sort((a, b) => a - b);
  if (bytes === 0) throw new Error('Nothing was rendered.');
  return Math.round(runs[1] ?? 0);
}

if (import.meta.main) console.log(JSON.stringify(await renderBench(), null, 2));
