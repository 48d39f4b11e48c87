/** What a public page about one person is: something to show, and what a visitor may tell us by it. */
import type { EpochMs, Locale } from '@nachklang/nodes/sdk';
import type { ContactRecord } from '../../engine/model.ts';
import type { ShopRecord } from '../../engine/shop-model.ts';
import type { InternalEvent } from '../../ports/internal-events.ts';
import type { PersonPurpose, PersonToken } from './tokens.ts';

export interface Person {
  contact: ContactRecord;
  shop: ShopRecord;
  /** Of the order that the link is about, if it is one of theirs. */
  orderNumber?: string;
}

export interface Visit extends Person {
  token: PersonToken;
  locale: Locale;
  now: EpochMs;
  /** From where; kept only as the proof of a consent (Art. 7(1) GDPR). */
  ip: string;
  query: URLSearchParams;
}

/** `body` is HTML. */
export interface Drawn {
  title: string;
  body: string;
  script?: string;
}

export interface PersonPageDefinition {
  /** `/p/<path>/<token>` */
  path: string;
  purpose: PersonPurpose;
  /** Never changes anything: scanners look at every link. */
  show(visit: Visit): Drawn;
  /** What the form said, as events, and the page that answers. Without events something was missing: the page says what. */
  submit(visit: Visit, form: URLSearchParams): { events: InternalEvent[]; page: Drawn };
}

const SECOND_MS = 1_000;

/** An event of this visitor. The same said twice within a second is said once. */
export function told({ token, contact, now }: Visit, type: InternalEvent['type'], what: string, data: Record<string, unknown>): InternalEvent {
  return {
    shopId: token.s,
    source: 'nachklang:tracking',
    id: `${type}|${token.m}|${what}|${Math.floor(now / SECOND_MS)}`,
    type,
    time: now,
    contactId: contact._id,
    data,
  };
}

/** Who the visitor is, in the words of an event. */
export function whoIs({ contact: { view } }: Visit): { email?: string } {
  return view.email === undefined ? {} : { email: view.email };
}
