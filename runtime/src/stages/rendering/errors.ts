/** Problems of an e-mail's content, each naming its place and saying how to mend it. */
import type { Localized } from '@nachklang/nodes/sdk';

export type EmailProblemCode =
  | 'mjml_invalid'
  | 'mjml_include'
  | 'text_outside_element'
  | 'output_outside_element'
  | 'liquid_crosses_elements'
  | 'liquid_invalid'
  | 'unknown_variable'
  | 'variable_may_be_missing'
  | 'unsubscribe_missing'
  | 'subject_empty'
  | 'email_too_large';

export interface EmailProblem {
  code: EmailProblemCode;
  /** An error stops publishing; a warning does not. */
  severity: 'error' | 'warning';
  field: 'subject' | 'preheader' | 'mjml';
  /** 1-based line in the field. */
  line?: number;
  message: Localized;
}

/** The content cannot become an e-mail; carries every problem found, not only the first. */
export class EmailCompileError extends Error {
  readonly problems: EmailProblem[];
  constructor(problems: EmailProblem[]) {
    super(problems.map((problem) => `${problem.field}${problem.line === undefined ? '' : ` line ${problem.line}`}: ${problem.message.en}`).join('\n'));
    this.problems = problems;
  }
}
