/**
 * Why a run, a message or an event came to nothing: a stable code with what it is about, so that a page can say it in its own language,
 * and the sentence for logs and programs, which follows from the two.
 */

/** What a sentence names: a node, an error's own words, the answer of a mail server. */
export type FailureData = Record<string, string | number>;
export interface Failure { code: FailureCode; data?: FailureData }
export interface Failed { error: string; failure: Failure }

type Value = (name: string) => string;

const SENTENCES = {
  goes_in_circles: (value: Value) => `more than ${value('visits')} nodes without a wait: the journey goes in circles`,
  node_has_no_behaviour: (value: Value) => `node ${value('node')} cannot be executed`,
  node_threw: (value: Value) => `node ${value('node')} (${value('type')}) threw: ${value('error')}`,
  node_waits_for_nothing: (value: Value) => `node ${value('node')} waits for nothing`,
  /** A node said so itself, in both languages. */
  node_gave_up: (value: Value) => value('en'),
  version_missing: (value: Value) => `version ${value('version')} cannot run here: it, its shop or its contact is missing`,
  /** A bug: it threw whenever it was worked through. */
  not_worked_through: (value: Value) => value('error'),
  /** The contact, one of its orders or one of its runs would have become larger than one record may be. */
  too_large: () => 'A record of this contact would have become larger than the 16 MB that can be stored; look for very long attributes, or for one customer account that many people share.',
  contacts_in_circle: (value: Value) => `These contacts lead to each other in a circle (${value('contact')}); the event belongs to none of them.`,
  mail_refused: (value: Value) => value('answer'),
  address_refused: (value: Value) => value('answer'),
  not_accepted_yet: (value: Value) => value('answer'),
  given_up: (value: Value) => `Given up after three days: ${value('answer')}`,
  answer_lost: (value: Value) => value('answer'),
  interrupted: () => 'The process stopped between hand-over and answer: nobody knows whether it arrived.',
  run_ended: (value: Value) => `Its run was ended by ${value('reason')}.`,
  run_ended_while_leaving: (value: Value) => `Its run ended before it could be handed over (${value('answer')}).`,
  contact_erased: () => 'The contact was erased.',
  parts_missing: () => 'Its run, its contact, its shop or its e-mail is not there any more.',
  not_rendered: (value: Value) => `It could not be rendered: ${value('error')}`,
} as const satisfies Record<string, (value: Value) => string>;

export type FailureCode = keyof typeof SENTENCES;
// The keys of the table are its codes.
export const FAILURE_CODES = Object.keys(SENTENCES) as FailureCode[];

/** Both together, as records keep them. */
export function failed(code: FailureCode, data?: FailureData): Failed {
  const error = SENTENCES[code]((name) => String(data?.[name] ?? ''));
  return { error, failure: { code, ...(data !== undefined && { data }) } };
}
