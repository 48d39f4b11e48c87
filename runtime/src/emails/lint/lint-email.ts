/** Everything that would cost an e-mail readers although it can be sent: links, accessibility, spam filters. */
import { accessibility } from './accessibility.ts';
import { contrast } from './contrast.ts';
import type { Finding } from './finding.ts';
import { head } from './head-rules.ts';
import { linkRules } from './link-rules.ts';
import type { LintInput } from './lint-input.ts';
import { spam } from './spam-rules.ts';
import { structure } from './structure.ts';

const RULES = [head, structure, linkRules, accessibility, contrast, spam];

/** By line; nothing twice. */
export function lintEmail(input: LintInput): Finding[] {
  const found = new Map(RULES.flatMap((rule) => rule(input)).map((finding) => [`${finding.field} ${finding.line ?? 0} ${finding.code} ${finding.message.en}`, finding]));
  return [...found.values()].sort((a, b) => a.field.localeCompare(b.field) || (a.line ?? 0) - (b.line ?? 0));
}
