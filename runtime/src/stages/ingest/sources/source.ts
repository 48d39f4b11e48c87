/** The contract of a source: a shop system, carrier or mail provider that calls us. One folder each; `sources.ts` lists them. */
import type { CloudEvent, EpochMs, Localized } from '@nachklang/nodes/sdk';

/** Header names in lower case, as Node gives them. */
export type HookHeaders = Readonly<Record<string, string | string[] | undefined>>;

export type Verified = { kind: 'genuine' } | { kind: 'forged'; reason: string };

/** What a delivery says about itself, outside the facts it carries. */
export interface DeliveryLabel {
  topic: string;
  /** The same for every repeat of this delivery, and for nothing else. */
  key: string;
  /** Shared by all deliveries of one action, where the system has such a thing. */
  action?: string;
  /** Which shop of that system sent it; compared with the connection's settings. */
  origin?: string;
  /** When it was sent first. */
  triggeredAt?: EpochMs;
}

/** Something a person has to do; `about` names the event whose contact it concerns. */
export interface SourceTask {
  key: string;
  title: Localized;
  text: Localized;
  priority: 'normal' | 'high' | 'urgent';
  dueAt?: EpochMs;
  about?: string;
}

export type Translation =
  /** `atCheckout`: ids of the events that tell of an order placed at the shop's own checkout, by a customer who saw what it shows. */
  | { kind: 'events'; events: CloudEvent[]; tasks?: SourceTask[]; atCheckout?: string[] }
  /** Understood, and of no use here. */
  | { kind: 'ignored'; reason: string }
  /** Not what the documentation says; kept raw for a person to look at. */
  | { kind: 'unreadable'; reason: string };

export interface Source {
  /** Part of the address the system calls: kebab-case, stable for ever. */
  id: string;
  verify(rawBody: Buffer, headers: HookHeaders, secret: string): Verified;
  label(headers: HookHeaders, body: unknown): DeliveryLabel;
  /**
   * Pure. Ids of events follow from what happened, not from the delivery: the same order event under a new delivery id
   * must stay the same event, or it would start journeys twice.
   */
  toEvents(label: DeliveryLabel, body: unknown, now: EpochMs): Translation;
}

/** Gives a source its types; the conformance test checks the rest. */
export function defineSource(source: Source): Source {
  return source;
}

export function headerOf(headers: HookHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}
