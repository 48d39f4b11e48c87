/** Single values of Shopify's, as our schemas want them; what does not fit is left out, because one odd field must not cost the order. */
import { IsEmail } from 'typebox/format';
import { normaliseEmail } from '../../normalise-contact.ts';

type Maybe<T> = T | null | undefined;

export function idText(id: Maybe<string | number>): string | undefined {
  return id === null || id === undefined || id === '' ? undefined : String(id);
}

/** Amounts come as text: "49.90". */
export function amount(value: Maybe<string | number>): number | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

export function shortText(value: Maybe<string>, maxLength = 200): string | undefined {
  const text = value?.trim();
  return text === undefined || text === '' ? undefined : text.slice(0, maxLength);
}

export function email(...candidates: Maybe<string>[]): string | undefined {
  return candidates.map((one) => normaliseEmail(one ?? '')).find((one) => one.length <= 320 && IsEmail(one));
}

export function countryCode(code: Maybe<string>): string | undefined {
  return code && /^[A-Z]{2}$/.test(code) ? code : undefined;
}

/** Tags come as one text: "vip, gift". */
export function tagList(tags: Maybe<string>): string[] | undefined {
  return tags === null || tags === undefined ? undefined : tags.split(',').map((tag) => tag.trim().slice(0, 100)).filter((tag) => tag !== '');
}

/** RFC 3339, or undefined. */
export function instant(...candidates: Maybe<string>[]): string | undefined {
  for (const candidate of candidates) {
    const time = Date.parse(candidate ?? '');
    if (!Number.isNaN(time)) return new Date(time).toISOString();
  }
  return undefined;
}

/** Without the fields that are not there: `exactOptionalPropertyTypes`, and nothing known is erased by silence. */
export function present<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept: Partial<Record<string, unknown>> = {};
  for (const [name, one] of Object.entries(value)) if (one !== undefined) kept[name] = one;
  return kept as { [K in keyof T]?: Exclude<T[K], undefined> };
}
