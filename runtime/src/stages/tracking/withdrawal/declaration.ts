/** What somebody declares when they withdraw: who, from which contract, and where the receipt shall go (§ 356a Abs. 2 BGB). */
import { ContactFacts, type Locale } from '@nachklang/nodes/sdk';
import { Compile } from 'typebox/compile';
import { normaliseEmail } from '../../ingest/index.ts';
import { typed } from '../form-fields.ts';
import { filled, WORDS } from './words.ts';

export const LIMITS = { name: 200, contract: 500, email: 254, goods: 1_000, reason: 1_000 } as const;
export type Field = keyof typeof LIMITS;
export const FIELDS = ['name', 'contract', 'email', 'goods', 'reason'] as const satisfies readonly Field[];
/** Asking for more than these would be an obstacle. */
export const REQUIRED: ReadonlySet<Field> = new Set(['name', 'contract', 'email']);
export const SEVERAL_LINES: ReadonlySet<Field> = new Set(['goods', 'reason']);

/** `goods` and `reason` are empty when nothing was said. */
export type Declaration = Record<Field, string>;
export type Errors = Partial<Record<Field, string>>;

const contact = Compile(ContactFacts);

export function readDeclaration(form: URLSearchParams): Declaration {
  const said = (name: Field) => typed(form, name, SEVERAL_LINES.has(name));
  return { name: said('name'), contract: said('contract'), email: said('email'), goods: said('goods'), reason: said('reason') };
}

/** What is wrong, by field; nothing when it can be confirmed. Nothing is ever cut off: it is the person's word. */
export function checkDeclaration(declaration: Declaration, locale: Locale): Errors {
  const words = WORDS[locale];
  const errors: Errors = {};
  for (const name of FIELDS) {
    const value = declaration[name];
    if (value === '' && REQUIRED.has(name)) errors[name] = words.missing;
    else if (value.length > LIMITS[name]) errors[name] = filled(words.tooLong, { most: String(LIMITS[name]) });
    else if (name === 'email' && !isAddress(value)) errors[name] = words.noEmail;
  }
  return errors;
}

/** Label and value of everything that was said. */
export function rowsOf(declaration: Declaration, locale: Locale): { label: string; value: string }[] {
  return FIELDS.filter((name) => declaration[name] !== '').map((name) => ({ label: WORDS[locale].labels[name], value: declaration[name] }));
}

export function textOf(declaration: Declaration, locale: Locale): string {
  return rowsOf(declaration, locale).map(({ label, value }) => `${label}: ${value}`).join('\n');
}

/** One that the event may carry, and that names exactly one recipient. */
function isAddress(text: string): boolean {
  return /^[^\s<>(),;:"@]+@[^\s<>(),;:"@]+\.[^\s<>(),;:"@]+$/.test(text) && contact.Check({ email: normaliseEmail(text) });
}
