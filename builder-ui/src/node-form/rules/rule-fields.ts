/** The fields a rule may ask for where it stands, by what they are about. Unknown ones stay in the list, marked. */
import { fieldsIn, findField, fieldExists, MONEY_FIELDS, type FieldFamily, type Locale, type RuleScope } from '@nachklang/nodes/sdk';
import type { NodeWithExits } from '../form-context.ts';

export const SOURCES = ['order', 'lines', 'parcel', 'line', 'contact', 'event', 'enrollment', 'shop'] as const;
export type FieldSource = (typeof SOURCES)[number];

export interface FieldGroupOfSource {
  source: FieldSource;
  items: { value: string; label: string }[];
}

export interface KnownNames {
  attributes: readonly string[];
  properties: readonly string[];
  /** Nodes with more than one exit. */
  nodes: readonly NodeWithExits[];
}

/** `search` may name an attribute or property that nobody has yet. */
export function fieldGroups(scope: RuleScope, locale: Locale, names: KnownNames, search = ''): FieldGroupOfSource[] {
  const { fields, families } = fieldsIn(scope);
  const all = [...fields.map(({ name, label }) => ({ value: name, label: label[locale] })), ...families.flatMap((family) => members(family, locale, names, search))];
  return SOURCES.map((source) => ({ source, items: all.filter(({ value }) => value.startsWith(`${source}.`)) })).filter(({ items }) => items.length > 0);
}

function members({ prefix, label }: FieldFamily, locale: Locale, { attributes, properties, nodes }: KnownNames, search: string): { value: string; label: string }[] {
  if (prefix === 'enrollment.path.') return nodes.map(({ id, name }) => ({ value: `${prefix}${id}`, label: `${label[locale]} ${quoted(name, locale)}` }));
  const typed = search.trim();
  const fresh = /^[\p{L}_][\p{L}\d_.-]{0,63}$/u.test(typed) ? [typed] : [];
  const known = prefix === 'contact.attributes.' ? attributes : properties;
  return [...new Set([...known, ...fresh])].map((name) => ({ value: `${prefix}${name}`, label: `${label[locale]} ${quoted(name, locale)}` }));
}

function quoted(name: string, locale: Locale): string {
  return { de: `„${name}“`, en: `“${name}”` }[locale];
}

/** How a field is called; `state` says whether a rule may ask for it here. */
export function fieldLabel(name: string, scope: RuleScope, locale: Locale): { label: string; state: 'known' | 'absent' | 'unknown' } {
  const field = findField(name);
  if (field === undefined) return { label: name, state: 'unknown' };
  return { label: field.label[locale], state: fieldExists(field, scope) ? 'known' : 'absent' };
}

const COUNTRIES: ReadonlySet<string> = new Set(['order.country', 'contact.country', 'shop.country']);
export const isMoney = (field: string): boolean => MONEY_FIELDS.has(field);
export const isCountry = (field: string): boolean => COUNTRIES.has(field);
