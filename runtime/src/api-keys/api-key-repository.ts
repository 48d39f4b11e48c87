/** API keys: who holds which scopes in a shop. The secret is never stored, only its hash. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { mongo } from 'mongoose';
import type { Scope } from '../auth/permissions.ts';
import { hashToken, randomId, randomToken } from '../auth/tokens.ts';
import type { IndexSpec } from '../store/index-spec.ts';

export interface ApiKeyRecord {
  _id: string;
  shopId: string;
  name: string;
  scopes: Scope[];
  secretHash: string;
  createdAt: EpochMs;
  createdBy: string;
  /** To the hour; absent while unused. */
  lastUsedAt?: EpochMs;
  revokedAt?: EpochMs;
}

export const API_KEY_INDEXES: IndexSpec[] = [{ collection: 'api_keys', key: { shopId: 1, createdAt: -1 } }];

const keys = (db: mongo.Db) => db.collection<ApiKeyRecord>('api_keys');

/** The record, and the key itself, which nobody can show again. */
export async function addApiKey(
  db: mongo.Db,
  key: Pick<ApiKeyRecord, 'shopId' | 'name' | 'scopes' | 'createdAt' | 'createdBy'>,
): Promise<{ record: ApiKeyRecord; key: string }> {
  const secret = randomToken();
  const record: ApiKeyRecord = { _id: randomId(), ...key, secretHash: hashToken(secret) };
  await keys(db).insertOne(record);
  return { record, key: `nk_${record._id}_${secret}` };
}

export async function listApiKeys(db: mongo.Db, shopId: string): Promise<ApiKeyRecord[]> {
  return keys(db).find({ shopId }).sort({ createdAt: -1 }).limit(200).toArray();
}

/** By id; also of revoked ones. */
export async function namesOfKeys(db: mongo.Db, shopId: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await keys(db).find({ _id: { $in: [...ids] }, shopId }, { projection: { name: 1 } }).toArray();
  return new Map(found.map(({ _id, name }) => [_id, name]));
}

/** Looked up by its id alone: the shop follows from the key. */
export async function findActiveApiKey(db: mongo.Db, id: string): Promise<ApiKeyRecord | null> {
  return keys(db).findOne({ _id: id, revokedAt: { $exists: false } });
}

export async function revokeApiKey(db: mongo.Db, shopId: string, id: string, at: EpochMs): Promise<boolean> {
  const answer = await keys(db).updateOne({ _id: id, shopId, revokedAt: { $exists: false } }, { $set: { revokedAt: at } });
  return answer.matchedCount === 1;
}

export async function markApiKeyUsed(db: mongo.Db, id: string, at: EpochMs): Promise<void> {
  await keys(db).updateOne({ _id: id }, { $set: { lastUsedAt: at } });
}
