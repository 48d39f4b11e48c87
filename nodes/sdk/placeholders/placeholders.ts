/** `{{contact.firstName}}` in the settings of actions: filled with fields of the catalogue, checked before publishing. */
import type { SettingsProblem } from '../node.ts';
import { fieldExists, type FieldValue, type RuleFacts, type RuleScope } from '../rules/field.ts';
import { findField } from '../rules/field-catalogue.ts';
import { pointer } from '../validation/problem.ts';
import type { Json } from '../values.ts';
import { readerWords, type Reader } from './reader-words.ts';

const PLACEHOLDER = /\{\{\s*([^{}]+?)\s*\}\}/g;
const ONLY_PLACEHOLDER = /^\{\{\s*([^{}]+?)\s*\}\}$/;

export interface FillOptions {
  /** Makes each value safe for where it is put, for example `encodeURIComponent`. */
  encode?: (value: string) => string;
  /** Write values for this person, in their language and zone, instead of for machines: dates as ISO 8601 in UTC, numbers with a point. */
  reader?: Reader;
}

/** The text with every placeholder replaced; a fact that is absent becomes nothing. */
export function fillText(template: string, facts: RuleFacts, { encode = String, reader }: FillOptions = {}): string {
  return template.replace(PLACEHOLDER, (_, name: string) => encode(textOf(name, facts, reader)));
}

/** JSON with its texts filled. A text that is nothing but one placeholder becomes the value itself: a number, a list, null when absent. */
export function fillJson(template: Json, facts: RuleFacts): Json {
  if (typeof template === 'string') {
    const name = ONLY_PLACEHOLDER.exec(template)?.[1];
    return name === undefined ? fillText(template, facts) : jsonOf(valueOf(name, facts), isDate(name));
  }
  if (Array.isArray(template)) return template.map((entry) => fillJson(entry, facts));
  if (template === null || typeof template !== 'object') return template;
  return Object.fromEntries(Object.entries(template).map(([key, value]) => [key, fillJson(value, facts)]));
}

/** Placeholders that name no field, or one that runs of this journey do not have, wherever they stand in the template. */
export function checkPlaceholders(path: string, template: Json, scope?: RuleScope): SettingsProblem[] {
  if (Array.isArray(template)) return template.flatMap((entry, index) => checkPlaceholders(pointer(path, index), entry, scope));
  if (template !== null && typeof template === 'object') {
    return Object.entries(template).flatMap(([key, value]) => checkPlaceholders(pointer(path, key), value, scope));
  }
  return typeof template === 'string' ? placeholderNames(template).flatMap((name) => checkName(path, name, scope)) : [];
}

export function placeholderNames(template: string): string[] {
  return [...template.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '');
}

function checkName(path: string, name: string, scope: RuleScope | undefined): SettingsProblem[] {
  const field = findField(name);
  if (field !== undefined && (scope === undefined || fieldExists(field, scope))) return [];
  return [{
    path,
    code: field === undefined ? 'placeholder_unknown' : 'placeholder_absent',
    message: field === undefined
      ? { de: `Das Feld „${name}“ gibt es nicht.`, en: `There is no field “${name}”.` }
      : { de: `„${field.label.de}“ ist in dieser Journey nie bekannt.`, en: `“${field.label.en}” is never known in this journey.` },
    mend: { de: 'Nimm ein Feld aus der Liste, zum Beispiel {{contact.firstName}}.', en: 'Use a field from the list, for example {{contact.firstName}}.' },
  }];
}

const isDate = (name: string): boolean => findField(name)?.type === 'date';
const valueOf = (name: string, facts: RuleFacts): FieldValue => findField(name)?.read(facts);

function jsonOf(value: FieldValue, date: boolean): Json {
  if (value === undefined) return null;
  if (date && typeof value === 'number') return new Date(value).toISOString();
  return typeof value === 'object' ? [...value] : value;
}

function textOf(name: string, facts: RuleFacts, reader: Reader | undefined): string {
  const field = findField(name);
  const value = field?.read(facts);
  if (field === undefined || value === undefined) return '';
  if (reader !== undefined) return readerWords(field, value, reader);
  if (typeof value === 'object') return value.join(', ');
  return field.type === 'date' && typeof value === 'number' ? new Date(value).toISOString() : String(value);
}
