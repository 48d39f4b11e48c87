/** What addresses may carry behind the question mark, read leniently: what is unknown counts as absent. */
import type { Journey, MessageState } from './api/types.ts';

type Search = Record<string, unknown>;
type JourneyState = Journey['state'];

export interface MailSearch { to?: string; class?: 'transactional' | 'marketing'; journey?: string }
export interface JourneySearch { state?: JourneyState; tag?: string; q?: string }
export interface TaskSearch { state?: 'open' | 'done'; show?: (typeof TASK_FILTERS)[number] }
export interface MessageSearch { state?: (typeof MESSAGE_FILTERS)[number]; journey?: string }

/** States of messages, and those that never came to be one. */
export const MESSAGE_FILTERS = ['queued', 'sending', 'sent', 'failed', 'unknown', 'withdrawn', 'skipped'] as const satisfies (MessageState | 'skipped')[];
export const JOURNEY_STATES = ['draft', 'live', 'paused', 'archived'] as const satisfies JourneyState[];
export const TASK_FILTERS = ['mine', 'unassigned', 'overdue'] as const;
const MESSAGE_CLASSES = ['transactional', 'marketing'] as const;
export const SECTIONS = ['shop', 'sender', 'caps', 'times', 'law', 'suppressions', 'team', 'sources', 'keys', 'retention', 'audit'] as const;
export type Section = (typeof SECTIONS)[number];

export function readMailSearch(search: Search): MailSearch {
  return { ...text(search, 'to'), ...text(search, 'journey'), ...oneOf(search, 'class', MESSAGE_CLASSES) };
}

export function readMessageSearch(search: Search): MessageSearch {
  return { ...text(search, 'journey'), ...oneOf(search, 'state', MESSAGE_FILTERS) };
}

export function readPeopleSearch(search: Search): { q?: string } {
  return text(search, 'q');
}

export function readTaskSearch(search: Search): TaskSearch {
  return { ...oneOf(search, 'state', ['open', 'done']), ...oneOf(search, 'show', TASK_FILTERS) };
}

export function readJourneySearch(search: Search): JourneySearch {
  return { ...oneOf(search, 'state', JOURNEY_STATES), ...text(search, 'tag'), ...text(search, 'q') };
}

/** Of a set-up link or an invitation. */
export function readToken(search: Search): { token?: string } {
  return text(search, 'token');
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
