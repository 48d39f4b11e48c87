/** Stage rendering: content and facts in, subject, HTML and text out. */
export { compileEmail, tryCompile, type CompiledEmail } from './compile-email.ts';
export { renderEmail, renderShort, type RenderedEmail } from './render-email.ts';
export { splitShort, wholeHtml, wholeText, type Passages, type ShortEmail } from './short-email.ts';
export { checkEmail, CLIPPED_BYTES, type CheckOptions } from './check-email.ts';
export { emailShape, type Shape } from './email-shape.ts';
export { AUTHORS_FILTERS, AUTHORS_TAGS } from './liquid.ts';
export { templateVariables, type TemplateVariables, type VariableOptions } from './variables.ts';
export { EmailCompileError, type EmailProblem } from './errors.ts';
export type { LinkFor } from './link-tag.ts';
export { escapeHtml } from './filters.ts';
