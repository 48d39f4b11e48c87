/** Recognises API keys, and remembers the ones just seen so that a request costs one hash and no query. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { mongo } from 'mongoose';
import type { ApiKeyCaller } from '../auth/caller.ts';
import { scopePermissions } from '../auth/permissions.ts';
import { hashToken, sameHash } from '../auth/tokens.ts';
import type { Clock } from '../ports/clock.ts';
import { findActiveApiKey, markApiKeyUsed } from './api-key-repository.ts';

/** A key revoked in another process may still be taken for this long; in this process it ends at once. */
export const KEY_MEMORY_MS = 30_000;
const USED_EVERY_MS = 3_600_000;
const MAX_REMEMBERED = 1_000;
const KEY_FORM = /^nk_([0-9a-f]{16})_([A-Za-z0-9_-]{43})$/;

export interface KeyRing {
  /** The key's caller, or null when it is malformed, unknown, wrong or revoked. */
  recognise(key: string): Promise<ApiKeyCaller | null>;
  forget(keyId: string): void;
}

export function createKeyRing({ db, clock }: { db: mongo.Db; clock: Clock }): KeyRing {
  const remembered = new Map<string, { caller: ApiKeyCaller; until: EpochMs }>();
  /** A key forgotten while it is being looked up must not be remembered afterwards. */
  let generation = 0;

  async function lookUp(id: string, secret: string): Promise<ApiKeyCaller | null> {
    const record = await findActiveApiKey(db, id);
    if (record === null || !sameHash(record.secretHash, hashToken(secret))) return null;
    const now = clock.now();
    if ((record.lastUsedAt ?? 0) < now - USED_EVERY_MS) await markApiKeyUsed(db, id, now - (now % USED_EVERY_MS));
    return { kind: 'api-key', shopId: record.shopId, keyId: id, name: record.name, permissions: scopePermissions(record.scopes) };
  }

  return {
    async recognise(key) {
      const parts = KEY_FORM.exec(key);
      if (parts?.[1] === undefined || parts[2] === undefined) return null;
      const known = hashToken(key);
      const hit = remembered.get(known);
      if (hit !== undefined && hit.until > clock.now()) return hit.caller;
      const startedIn = generation;
      const caller = await lookUp(parts[1], parts[2]);
      remembered.delete(known);
      if (caller === null || startedIn !== generation) return caller;
      if (remembered.size >= MAX_REMEMBERED) remembered.clear();
      remembered.set(known, { caller, until: clock.now() + KEY_MEMORY_MS });
      return caller;
    },
    forget(keyId) {
      generation += 1;
      for (const [known, { caller }] of remembered) if (caller.keyId === keyId) remembered.delete(known);
    },
  };
}
