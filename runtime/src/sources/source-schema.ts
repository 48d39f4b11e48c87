/** Connections to shop systems, carriers and mail providers as the API shows and takes them: never with their secret. */
import { Type, type Static } from 'typebox';
import type { SourceConnection } from '../stages/ingest/index.ts';

const closed = { additionalProperties: false } as const;

export const Source = Type.Object(
  {
    source: Type.String(),
    connected: Type.Boolean(),
    webhookUrl: Type.String({ description: 'What the system has to call' }),
    origin: Type.Optional(Type.String({ description: 'The only shop of that system whose deliveries are taken' })),
  },
  closed,
);
export type Source = Static<typeof Source>;
export const SourceList = Type.Object({ items: Type.Array(Source) }, closed);
export const SourcePath = Type.Object({ source: Type.String({ maxLength: 64 }) }, closed);
export const SourceForm = Type.Object(
  {
    secret: Type.String({ minLength: 8, maxLength: 500, description: 'With which the system signs its webhooks' }),
    origin: Type.Optional(Type.String({ minLength: 1, maxLength: 255, examples: ['demo.myshopify.com'] })),
  },
  closed,
);

export function presentSource(source: string, shopId: string, baseUrl: string, connection: Omit<SourceConnection, 'secret'> | undefined): Source {
  const origin = connection?.settings.origin;
  return { source, connected: connection !== undefined, webhookUrl: `${baseUrl}/hooks/${source}/${encodeURIComponent(shopId)}`, ...(origin !== undefined && { origin }) };
}
