/** What the rules look at: the source with its elements and styles, and the mail as one reader gets it. */
import type { EmailContent, Locale, MessageClass } from '@nachklang/nodes/sdk';
import type { RenderedEmail } from '../../stages/rendering/index.ts';
import type { Finding } from './finding.ts';
import { MailStyles } from './mail-styles.ts';
import { readSource, type SourceElement } from './source-tree.ts';

export interface LintInput {
  content: EmailContent;
  locale: Locale;
  classes: readonly MessageClass[];
  root: SourceElement;
  styles: MailStyles;
  /** Absent while the source does not compile. */
  rendered?: RenderedEmail;
}

export type LintRule = (input: LintInput) => Finding[];

export function lintInput(content: EmailContent, locale: Locale, classes: readonly MessageClass[], rendered?: RenderedEmail): LintInput {
  const root = readSource(content.mjml);
  return { content, locale, classes, root, styles: new MailStyles(content.mjml, root), ...(rendered && { rendered }) };
}
