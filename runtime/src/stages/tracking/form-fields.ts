/** Text fields of public forms: labelled, with what was wrong said at the field, and what was typed kept. */
import { escapeHtml } from './page-shell.ts';

export interface TextField {
  name: string;
  label: string;
  /** In UTF-16 units, as browsers count. */
  most: number;
  /** Left empty where absent. */
  value?: string;
  hint?: string;
  /** What is wrong with it. */
  error?: string;
  required?: boolean;
  /** A larger box for several lines. */
  lines?: boolean;
  type?: 'text' | 'email';
  /** What the browser may fill in (WCAG 1.3.5). */
  autocomplete?: string;
}

export function textField({ name, label, most, value = '', hint, error, required = false, lines = false, type = 'text', autocomplete }: TextField): string {
  const described = describedBy(name, hint, error);
  const shared = `id="${name}" name="${name}" maxlength="${most}"${required ? ' required' : ''}${autocomplete === undefined ? '' : ` autocomplete="${autocomplete}"`}${described}`;
  const input = lines ? `<textarea ${shared}>${escapeHtml(value)}</textarea>` : `<input type="${type}" ${shared} value="${escapeHtml(value)}">`;
  return `<div class="field"><label for="${name}">${escapeHtml(label)}</label>${notes(name, hint, error)}${input}</div>`;
}

export interface SelectField { name: string; label: string; value: string; options: readonly { value: string; label: string }[]; error?: string; autocomplete?: string }

export function selectField({ name, label, value, options, error, autocomplete }: SelectField): string {
  const items = options.map((option) => `<option value="${escapeHtml(option.value)}"${option.value === value ? ' selected' : ''}>${escapeHtml(option.label)}</option>`);
  const fill = autocomplete === undefined ? '' : ` autocomplete="${autocomplete}"`;
  return `<div class="field"><label for="${name}">${escapeHtml(label)}</label>${notes(name, undefined, error)}<select id="${name}" name="${name}" required${fill}${describedBy(name, undefined, error)}>${items.join('')}</select></div>`;
}

/** As typed, without blanks around it and without characters that nobody types. Line breaks stay only where there are several lines. */
export function typed(form: URLSearchParams, name: string, lines = false): string {
  const text = (form.get(name) ?? '').replaceAll('\r\n', '\n').toWellFormed();
  return (lines ? text.replace(/[^\P{Cc}\n\t]/gu, '') : text.replace(/\p{Cc}+/gu, ' ')).trim();
}

function notes(name: string, hint: string | undefined, error: string | undefined): string {
  return `${hint === undefined ? '' : `<span class="hint" id="${name}-hint">${escapeHtml(hint)}</span>`}${error === undefined ? '' : `<span class="error" id="${name}-error">${escapeHtml(error)}</span>`}`;
}

function describedBy(name: string, hint: string | undefined, error: string | undefined): string {
  const ids = [hint === undefined ? [] : [`${name}-hint`], error === undefined ? [] : [`${name}-error`]].flat();
  return `${error === undefined ? '' : ' aria-invalid="true"'}${ids.length === 0 ? '' : ` aria-describedby="${ids.join(' ')}"`}`;
}
