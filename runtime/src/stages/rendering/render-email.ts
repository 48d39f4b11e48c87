/** Runs the three templates of a compiled e-mail for one recipient. The hot path of every mail. */
import type { CompiledEmail } from './compile-email.ts';
import type { LinkFor } from './link-tag.ts';
import { compileProgram, type Program } from './liquid-program.ts';
import { Lru } from './lru.ts';
import type { TemplateVariables } from './variables.ts';

export interface RenderedEmail {
  subject: string;
  html: string;
  text: string;
}

interface Programs { subject: Program; html: Program; text: Program }

const programs = new Lru<Programs>(500);

/** `linkFor` gives counted addresses; without it links stay as they are. Throws when a template exceeds its limits. */
export function renderEmail(compiled: CompiledEmail, { values, voice }: TemplateVariables, linkFor?: LinkFor): RenderedEmail {
  const { subject, html, text } = programs.get(compiled.hash) ?? programs.set(compiled.hash, prepare(compiled));
  return {
    // One line: a name with a line break must not become a header.
    subject: subject(values, voice).replace(/\s+/g, ' ').trim(),
    html: html(values, voice, linkFor),
    // What a condition left out leaves blanks and empty lines behind.
    text: text(values, voice).replace(/[ \t]*\n[ \t]*/g, '\n').replace(/\n{3,}/g, '\n\n').trim(),
  };
}

function prepare(compiled: CompiledEmail): Programs {
  return { subject: compileProgram(compiled.subject, 'text'), html: compileProgram(compiled.html, 'html'), text: compileProgram(compiled.text, 'text') };
}
