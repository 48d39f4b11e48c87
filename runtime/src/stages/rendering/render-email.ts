/** Runs the three templates of a compiled e-mail for one recipient. The hot path of every mail. */
import type { CompiledEmail } from './compile-email.ts';
import type { LinkFor } from './link-tag.ts';
import { compileProgram, type Program } from './liquid-program.ts';
import { Lru } from './lru.ts';
import { PassageList, wholeHtml, wholeText, type Passages, type ShortEmail } from './short-email.ts';
import type { TemplateVariables } from './variables.ts';

export interface RenderedEmail {
  subject: string;
  html: string;
  text: string;
}

interface Programs { subject: Program; html: Program; text: Program; passages: Passages }

const programs = new Lru<Programs>(500);

/** `linkFor` gives counted addresses; without it links stay as they are. Throws when a template exceeds its limits. */
export function renderEmail(compiled: CompiledEmail, variables: TemplateVariables, linkFor?: LinkFor): RenderedEmail {
  const short = renderShort(compiled, variables, linkFor);
  return { subject: short.subject, html: wholeHtml(short), text: wholeText(short) };
}

/** The same without the passages of the template: a tenth of the size, for whoever keeps it. */
export function renderShort(compiled: CompiledEmail, { values, voice }: TemplateVariables, linkFor?: LinkFor): ShortEmail {
  const { subject, html, text, passages } = programs.get(compiled.hash) ?? programs.set(compiled.hash, prepare(compiled));
  return {
    // One line: a name with a line break must not become a header.
    subject: subject(values, voice).replace(/\s+/g, ' ').trim(),
    html: html(values, voice, linkFor),
    text: text(values, voice),
    passages,
  };
}

function prepare(compiled: CompiledEmail): Programs {
  const list = new PassageList();
  const [html, text] = [compileProgram(compiled.html, 'html', list), compileProgram(compiled.text, 'text', list)];
  return { subject: compileProgram(compiled.subject, 'text'), html, text, passages: list.taken() };
}
