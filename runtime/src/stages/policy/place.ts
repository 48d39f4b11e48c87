/** Where the recipient lives, as far as anybody knows: whose clock and whose holidays count. */
import type { PolicyQuestion } from './check.ts';

export interface Place { timeZone: string; country: string; state?: string }

export function placeOf({ contact, shop }: Pick<PolicyQuestion, 'contact' | 'shop'>): Place {
  const { timeZone, country, state } = contact.view;
  if (country !== undefined) return { timeZone, country, ...(state !== undefined && { state }) };
  return { timeZone, country: shop.country };
}
