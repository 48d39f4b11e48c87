/** API keys as the API shows them: never with their secret, except once. */
import { Type, type Static } from 'typebox';
import { Scope } from '../auth/permissions.ts';
import type { ApiKeyRecord } from './api-key-repository.ts';

const closed = { additionalProperties: false } as const;
const instant = Type.String({ format: 'date-time' });

export const ApiKey = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    scopes: Type.Array(Scope),
    createdAt: instant,
    lastUsedAt: Type.Optional(Type.String({ format: 'date-time', description: 'To the hour' })),
    revokedAt: Type.Optional(instant),
  },
  closed,
);
export type ApiKey = Static<typeof ApiKey>;

export const ApiKeyForm = Type.Object(
  { name: Type.String({ minLength: 1, maxLength: 100 }), scopes: Type.Array(Scope, { minItems: 1, maxItems: 50 }) },
  closed,
);
export const ApiKeyMade = Type.Object({ apiKey: ApiKey, key: Type.String({ description: 'Shown once: nk_<id>_<secret>' }) }, closed);
export const ApiKeyPath = Type.Object({ id: Type.String() }, closed);
export const ApiKeyList = Type.Object({ items: Type.Array(ApiKey) }, closed);

export function presentApiKey(record: ApiKeyRecord): ApiKey {
  return {
    id: record._id,
    name: record.name,
    scopes: record.scopes,
    createdAt: new Date(record.createdAt).toISOString(),
    ...(record.lastUsedAt !== undefined && { lastUsedAt: new Date(record.lastUsedAt).toISOString() }),
    ...(record.revokedAt !== undefined && { revokedAt: new Date(record.revokedAt).toISOString() }),
  };
}
