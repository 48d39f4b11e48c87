/** Who a new person is and which slice of contacts they belong to: pure, so that two processes that meet them at once agree. */
import { hash } from 'node:crypto';
import { PARTITIONS } from './model.ts';
import { hash32 } from './seeded.ts';

/** 20 characters of base 32 (100 bits of SHA-256): who holds it cannot read the address in it, and it still leads back to the contact. */
export function identityDigest(shopId: string, identity: string): string {
  const bytes = hash('sha256', `${shopId}|${identity}`, 'buffer');
  let digest = '';
  let bits = 0;
  let held = 0;
  for (let index = 0; digest.length < 20; index += 1) {
    held = (held << 8) | (bytes[index] ?? 0);
    for (bits += 8; bits >= 5 && digest.length < 20; bits -= 5) digest += BASE32[(held >>> (bits - 5)) & 31];
    held &= (1 << bits) - 1;
  }
  return digest;
}

/** `identity` is the person's strongest one, for example `email:anna@example.com`. */
export function contactIdFor(shopId: string, identity: string): string {
  return contactIdOf(identityDigest(shopId, identity));
}

export function contactIdOf(digest: string): string {
  return `c_${digest}`;
}

export function partitionOf(shopId: string, contactId: string): number {
  return hash32(shopId, contactId) % PARTITIONS;
}

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';
