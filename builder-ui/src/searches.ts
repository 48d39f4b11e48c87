/** What addresses may carry behind the question mark, read leniently: what is unknown counts as absent. */
import type { MessageState } from './api/types.ts';

type Search = Record<string, unknown>;

export interface MailSearch { to?: string; class?: 'transactional' | 'marketing'; journey?: string }
export interface MessageSearch { state?: MessageState; journey?: string }

export const MESSAGE_STATES = ['queued', 'sending', 'sent', 'failed', 'unknown', 'withdrawn'] as const satisfies MessageState[];
const MESSAGE_CLASSES = ['transactional', 'marketing'] as const;
export const SECTIONS = ['shop', 'sender', 'caps', 'times', 'keys'] as const;
export type Section = (typeof SECTIONS)[number];

export function readMailSearch(search: Search): MailSearch {
  return { ...text(search, 'to'), ...text(search, 'journey'), ...oneOf(search, 'class', MESSAGE_CLASSES) };
}

export function readMessageSearch(search: Search): MessageSearch {
  return { ...text(search, 'journey'), ...oneOf(search, 'state', MESSAGE_STATES) };
}

export function readPeopleSearch(search: Search): { email?: string } {
  return text(search, 'email');
}

export function readTaskSearch(search: Search): { state?: 'open' | 'done' } {
  return oneOf(search, 'state', ['open', 'done']);
}

export function readEventSearch(search: Search): { state?: 'parked' | 'failed' } {
  return oneOf(search, 'state', ['parked', 'failed']);
}

export function readSection(search: Search): { section?: Section } {
  return oneOf(search, 'section', SECTIONS);
}

/** Where to go after sign-in: a path of this site and nothing else, so that a link cannot lead strangers' pages into it. */
export function readReturnPath(search: Search): { to?: string } {
  const { to } = text(search, 'to');
  return to !== undefined && /^\/(?![/\\])/.test(to) ? { to } : {};
}

function text<K extends string>(search: Search, name: K): { [key in K]?: string } {
  const value = search[name];
  const found: { [key in K]?: string } = {};
  // An address such as ?to=12 is read as a number.
  if ((typeof value === 'string' && value !== '') || typeof value === 'number') found[name] = String(value);
  return found;
}

function oneOf<const K extends string, const V extends string>(search: Search, name: K, values: readonly V[]): { [key in K]?: V } {
  const value = values.find((known) => known === search[name]);
  const found: { [key in K]?: V } = {};
  if (value !== undefined) found[name] = value;
  return found;
}
