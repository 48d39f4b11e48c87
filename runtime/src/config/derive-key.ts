/** Keys by purpose from the one secret (HKDF, RFC 5869), so that a key for one use says nothing about another. */
import { hkdfSync } from 'node:crypto';

/** What keys are used for. */
export type KeyPurpose = 'sessions' | 'links' | 'webhooks' | 'sources';

/** 32 bytes; the same for the same secret and purpose. */
export function deriveKey(secret: string, purpose: KeyPurpose): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'nachklang', purpose, 32));
}
