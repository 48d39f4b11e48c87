/** Makes the public addresses that stand in mails. Deterministic: the same message always carries the same ones. */
import type { EpochMs, Locale } from '@nachklang/nodes/sdk';
import type { LinkFor } from '../rendering/index.ts';
import { sealToken } from './tokens.ts';

const DAY_MS = 24 * 3_600_000;
/** People unsubscribe from mails they kept; two years at least, so three. */
const UNSUBSCRIBE_MS = 3 * 365 * DAY_MS;
const CLICK_MS = 2 * 365 * DAY_MS;

export interface LinkedMessage { _id: string; shopId: string; contactId: string; locale: Locale; createdAt: EpochMs }

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

  linkFor({ _id, shopId, contactId, createdAt }: LinkedMessage): LinkFor {
    const x = seconds(createdAt + CLICK_MS);
    return (index, url) => `${this.#baseUrl}/p/c/${sealToken(this.#key, 'c', { s: shopId, c: contactId, m: _id, i: index, u: url, x })}`;
  }
}

function seconds(at: EpochMs): number {
  return Math.floor(at / 1_000);
}
