/** Makes the public addresses that stand in mails. Deterministic: the same message always carries the same ones. */
import type { EpochMs, Locale } from '@nachklang/nodes/sdk';
import type { LinkFor } from '../rendering/index.ts';
import { sealToken, type PersonPurpose } from './tokens.ts';

const DAY_MS = 24 * 3_600_000;
/** People unsubscribe from mails they kept; two years at least, so three. */
const UNSUBSCRIBE_MS = 3 * 365 * DAY_MS;
const CLICK_MS = 2 * 365 * DAY_MS;
/** Twelve months and fourteen days at most (§ 356 Abs. 3 BGB), counted from the last parcel, and a mail may come long before it. */
const WITHDRAWAL_MS = 500 * DAY_MS;
/** The pages of a person, the word for them in templates, and how long their links hold. A sign-up that nobody confirmed in a month is none, and after a month the parcel has left. */
const PAGES = {
  preferences_url: { purpose: 'p', path: 'preferences', lasts: UNSUBSCRIBE_MS },
  confirm_url: { purpose: 'd', path: 'confirm', lasts: 30 * DAY_MS },
  survey_url: { purpose: 'f', path: 'survey', lasts: 180 * DAY_MS },
  address_url: { purpose: 'a', path: 'address', lasts: 30 * DAY_MS },
  withdrawal_url: { purpose: 'w', path: 'withdrawal', lasts: WITHDRAWAL_MS },
} as const satisfies Record<string, { purpose: PersonPurpose; path: string; lasts: number }>;

export type PersonPage = keyof typeof PAGES;

export interface LinkedMessage { _id: string; shopId: string; contactId: string; locale: Locale; createdAt: EpochMs; orderId?: string; journeyId?: string }

export class PublicLinks {
  readonly #baseUrl: string;
  readonly #key: Buffer;

  /** `baseUrl` without a slash at the end; `key` derived for this purpose alone. */
  constructor(baseUrl: string, key: Buffer) {
    this.#baseUrl = baseUrl;
    this.#key = key;
  }

  unsubscribeUrl({ _id, shopId, contactId, locale, createdAt }: LinkedMessage): string {
    const token = sealToken(this.#key, 'u', { s: shopId, c: contactId, m: _id, l: locale, x: seconds(createdAt + UNSUBSCRIBE_MS) });
    return `${this.#baseUrl}/p/u/${token}`;
  }

  /** A page about the recipient: what they want to hear, the confirmation of a sign-up, a survey. */
  personUrl(page: PersonPage, { _id, shopId, contactId, locale, createdAt, orderId, journeyId }: LinkedMessage): string {
    const { purpose, path, lasts } = PAGES[page];
    const about = { ...(orderId !== undefined && { o: orderId }), ...(journeyId !== undefined && { j: journeyId }) };
    const token = sealToken(this.#key, purpose, { s: shopId, c: contactId, m: _id, l: locale, ...about, x: seconds(createdAt + lasts) });
    // The shop's own page, which works without a token as well.
    return page === 'withdrawal_url' ? `${withdrawalUrl(this.#baseUrl, shopId)}/${token}` : `${this.#baseUrl}/p/${path}/${token}`;
  }

  linkFor({ _id, shopId, contactId, createdAt }: LinkedMessage): LinkFor {
    const x = seconds(createdAt + CLICK_MS);
    return (index, url) => `${this.#baseUrl}/p/c/${sealToken(this.#key, 'c', { s: shopId, c: contactId, m: _id, i: index, u: url, x })}`;
  }
}

/** To be linked from the shop's pages. */
export function withdrawalUrl(baseUrl: string, shopId: string): string {
  return `${baseUrl}/p/withdrawal/${encodeURIComponent(shopId)}`;
}

function seconds(at: EpochMs): number {
  return Math.floor(at / 1_000);
}
