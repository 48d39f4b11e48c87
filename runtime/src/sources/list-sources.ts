/** GET /api/v1/sources: every system that can be connected, and what it has to call. */
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { SOURCES } from '../stages/ingest/index.ts';
import { SourceList, presentSource } from './source-schema.ts';

export function listSources(app: App, { connections, config: { baseUrl } }: WebServices): void {
  app.get('/api/v1/sources', { config: { permission: 'shop:read' }, schema: { tags: ['sources'], summary: 'Systems that send events', response: { 200: SourceList } } }, async (request) => {
    const connected = new Map((await connections.list(request.shopId)).map((connection) => [connection.source, connection]));
    return { items: [...SOURCES.keys()].map((source) => presentSource(source, request.shopId, baseUrl, connected.get(source))) };
  });
}
