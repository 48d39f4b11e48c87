/** An e-mail's content made into three Liquid templates: subject, HTML, text. Done once per version; plain strings, so it can be stored with it. */
import { createHash } from 'node:crypto';
import type { EmailContent, Locale } from '@nachklang/nodes/sdk';
import { LiquidError, type Liquid } from 'liquidjs';
import { EmailCompileError, type EmailProblem } from './errors.ts';
import { DIALECTS } from './liquid.ts';
import { Lru } from './lru.ts';
import { compileMjml } from './mjml-compiler.ts';
import { inGerman } from './mjml-words.ts';
import { structureLiquid } from './mjml-structure.ts';
import { markLinks } from './links.ts';
import { pieceAt, protectLiquid, restoreLiquid, type LiquidPiece, type ProtectedText } from './protect-liquid.ts';

export interface CompiledEmail {
  /** Of the content and the language: the same hash renders the same mail. */
  hash: string;
  subject: string;
  html: string;
  text: string;
}

/** Raised when the same content compiles to something else than before. */
const COMPILER_VERSION = 1;
const compiledEmails = new Lru<CompiledEmail>(500);

function hashEmail(content: EmailContent, locale: Locale): string {
  return createHash('sha256').update(JSON.stringify([COMPILER_VERSION, locale, content.subject, content.preheader ?? '', content.mjml])).digest('hex');
}

/** Throws {@link EmailCompileError} with every problem when the content cannot become an e-mail. */
export async function compileEmail(content: EmailContent, locale: Locale): Promise<CompiledEmail> {
  const result = await tryCompile(content, locale);
  if (result.kind === 'problems') throw new EmailCompileError(result.problems);
  return result.email;
}

export type CompileResult = { kind: 'compiled'; email: CompiledEmail } | { kind: 'problems'; problems: EmailProblem[] };

/** The same with problems as a result, for the editor. */
export async function tryCompile(content: EmailContent, locale: Locale): Promise<CompileResult> {
  const hash = hashEmail(content, locale);
  const known = compiledEmails.get(hash);
  if (known !== undefined) return { kind: 'compiled', email: known };
  const result = await compileAnew(content, locale, hash);
  if (result.kind === 'compiled') compiledEmails.set(hash, result.email);
  return result;
}

async function compileAnew(content: EmailContent, locale: Locale, hash: string): Promise<CompileResult> {
  const problems = (['subject', 'preheader', 'mjml'] as const).flatMap((field) => contentProblems(content[field] ?? '', field));
  if (/<mj-include\b/i.test(content.mjml)) problems.push(includeProblem());
  if (problems.length > 0) return { kind: 'problems', problems };
  const source = protectLiquid(withLanguage(withPreheader(content), locale));
  const structured = structureLiquid(source);
  const answer = await compileMjml(structured.mjml);
  problems.push(...structured.problems, ...mjmlProblems(answer.issues, source.pieces));
  if (problems.length > 0) return { kind: 'problems', problems };
  const html = restoreLiquid(markLinks(guardUrls(answer.html, source.pieces), source.pieces), source.pieces);
  const text = restoreText(answer.text, source.pieces);
  // Blocks that were whole in the source may have been torn apart, for example by an element that the text part leaves out.
  const torn = liquidProblems(html, 'mjml', DIALECTS.html).length > 0 || liquidProblems(text, 'mjml', DIALECTS.text).length > 0;
  return torn ? { kind: 'problems', problems: [TORN] } : { kind: 'compiled', email: { hash, subject: content.subject, html, text } };
}

const TORN: EmailProblem = {
  code: 'liquid_crosses_elements', severity: 'error', field: 'mjml',
  message: {
    de: 'Ein Liquid-Block öffnet in einem Element und schließt in einem anderen. Öffne und schließe jeden im selben Element.',
    en: 'A Liquid block opens in one element and closes in another. Open and close each in the same element.',
  },
};

/** Of the author's own content: the tag that marks links is not for authors. */
function contentProblems(source: string, field: EmailProblem['field']): EmailProblem[] {
  const problems = liquidProblems(source, field, DIALECTS.html);
  const reserved = problems.length > 0 ? undefined : protectLiquid(source).pieces.find((piece) => piece.name === 'link');
  return reserved === undefined ? problems : [liquidProblem(field, reserved.line, 'tag "link" not found')];
}

function liquidProblems(source: string, field: EmailProblem['field'], liquid: Liquid): EmailProblem[] {
  try {
    liquid.parse(source);
    return [];
  } catch (error) {
    if (!LiquidError.is(error)) throw error;
    const [line] = error.token.getPosition();
    return [liquidProblem(field, line, error.message.replace(/, line:.*$/s, ''))];
  }
}

function liquidProblem(field: EmailProblem['field'], line: number | undefined, message: string): EmailProblem {
  return {
    code: 'liquid_invalid',
    severity: 'error',
    field,
    ...(line === undefined ? {} : { line }),
    message: { de: `Liquid versteht das nicht: ${message}`, en: `Liquid does not understand this: ${message}` },
  };
}

function includeProblem(): EmailProblem {
  return {
    code: 'mjml_include',
    severity: 'error',
    field: 'mjml',
    message: { de: 'mj-include gibt es hier nicht. Setze den Inhalt direkt ein.', en: 'There is no mj-include here. Put the content in directly.' },
  };
}

function mjmlProblems(issues: readonly { line: number; message: string }[], pieces: readonly LiquidPiece[]): EmailProblem[] {
  // MJML cannot know that `color="{{ … }}"` will be a colour.
  const real = issues.filter((issue) => !/ has invalid value: .*nkl\d+q/.test(issue.message));
  return real.map(({ line, message }) => {
    const told = restoreLiquid(message, pieces);
    return { code: 'mjml_invalid', severity: 'error', field: 'mjml', line, message: { de: `MJML versteht das nicht: ${inGerman(told)}`, en: `MJML does not understand this: ${told}` } };
  });
}

/** On the same line, so that problems keep the author's line numbers. */
function withPreheader(content: EmailContent): string {
  if (content.preheader === undefined || content.preheader === '') return content.mjml;
  const preview = `<mj-preview>${escapeAroundLiquid(content.preheader)}</mj-preview>`;
  const body = content.mjml.replace(/<mj-preview>[\s\S]*?<\/mj-preview>/g, '');
  if (/<mj-head[^>]*[^/]>|<mj-head>/.test(body)) return body.replace(/<mj-head[^>]*>/, (head) => head + preview);
  return body.replace(/<mj-head\s*\/>/, '').replace(/<mjml[^>]*>/, (root) => `${root}<mj-head>${preview}</mj-head>`);
}

function escapeAroundLiquid(text: string): string {
  const source = protectLiquid(text);
  return restoreLiquid(source.text.replace(/&/g, '&amp;').replace(/</g, '&lt;'), source.pieces);
}

/** Screen readers and mail programs choose voice and hyphenation by it. */
function withLanguage(mjml: string, locale: Locale): string {
  return mjml.replace(/<mjml((?![^>]*\slang=)[^>]*)>/, `<mjml lang="${locale}" dir="ltr"$1>`);
}

/** A link that begins with a variable may lead anywhere: the `safe_url` filter keeps it to what a mail may link. */
function guardUrls(html: string, pieces: LiquidPiece[]): string {
  return html.replace(/\b(href|src|background)="(nkl\d+q)/g, (whole, attribute: string, word: string) => {
    const piece = pieceAt(word, pieces);
    if (piece === undefined || piece.kind !== 'output' || piece.line === 0) return whole;
    pieces.push({ ...piece, source: piece.source.replace(/\s*(-?\}\})$/, ' | safe_url $1') });
    return `${attribute}="nkl${pieces.length - 1}q`;
  });
}

/** Lines that hold nothing but tags leave no empty line behind. */
function restoreText(text: string, pieces: ProtectedText['pieces']): string {
  const lines = text.split('\n').map((line) => {
    const words = line.trim();
    const onlyTags = words !== '' && words.split(/(?<=q)(?=nkl\d)|\s+/).every((word) => /^nkl\d+q$/.test(word) && pieceAt(word, pieces)?.kind === 'tag');
    return onlyTags ? words : `${line.trimEnd()}\n`;
  });
  return restoreLiquid(lines.join(''), pieces).trim();
}
