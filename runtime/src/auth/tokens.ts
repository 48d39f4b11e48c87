/** Random tokens for links and keys. They are shown once; only their hash is stored. */
import { hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits, safe in a URL. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/** 64 bits in hexadecimal: names a record, keeps no secret. */
export function randomId(): string {
  return randomBytes(8).toString('hex');
}

/** SHA-256 is enough for a token of 256 random bits: there is no dictionary to try. */
export function hashToken(token: string): string {
  return hash('sha256', token, 'hex');
}

export function sameHash(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
