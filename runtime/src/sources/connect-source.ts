/** PUT and DELETE /api/v1/sources/:source: connects a system by the secret it signs its webhooks with, or lets go of it. */
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import { noteAudit } from '../audit/note-audit.ts';
import type { App } from '../plugins/app-instance.ts';
import { notFound } from '../plugins/problem.ts';
import { SOURCES } from '../stages/ingest/index.ts';
import { Source, SourceForm, SourcePath, presentSource } from './source-schema.ts';

export function connectSource(app: App, { connections, live, config: { baseUrl } }: WebServices): void {
  const config = { permission: 'shop:write', audit: 'source.changed' } as const;
  app.put(
    '/api/v1/sources/:source',
    { config, schema: { tags: ['sources'], summary: 'Connect, or change the secret', params: SourcePath, body: SourceForm, response: { 200: Source } } },
    async (request) => {
      const source = known(request.params.source);
      const { secret, origin } = request.body;
      const connection = { shopId: request.shopId, source, secret, settings: origin === undefined ? {} : { origin: origin.toLowerCase() } };
      await connections.connect(connection);
      noteAudit(request, { changes: [{ field: 'connected', after: true }] });
      live.publish(request.shopId, { topic: 'shop' });
      return presentSource(source, request.shopId, baseUrl, connection);
    },
  );
  app.delete(
    '/api/v1/sources/:source',
    { config, schema: { tags: ['sources'], summary: 'Disconnect', params: SourcePath, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await connections.disconnect(request.shopId, known(request.params.source));
      noteAudit(request, { changes: [{ field: 'connected', after: false }] });
      live.publish(request.shopId, { topic: 'shop' });
      return reply.code(204).send(null);
    },
  );
}

function known(source: string): string {
  if (!SOURCES.has(source)) throw notFound('Source');
  return source;
}
