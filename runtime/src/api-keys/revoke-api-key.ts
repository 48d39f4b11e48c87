/** DELETE /api/v1/api-keys/:id: the key ends here at once, in other processes within half a minute (`KEY_MEMORY_MS`). */
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { notFound } from '../plugins/problem.ts';
import { revokeApiKey as markRevoked } from './api-key-repository.ts';
import { ApiKeyPath } from './api-key-schema.ts';

export function revokeApiKey(app: App, { db, clock, keyRing }: WebServices): void {
  app.delete(
    '/api/v1/api-keys/:id',
    { config: { permission: 'api-keys:write', audit: 'key.revoked' }, schema: { tags: ['api-keys'], summary: 'Revoke a key', params: ApiKeyPath, response: { 204: Type.Null() } } },
    async (request, reply) => {
      if (!(await markRevoked(db, request.shopId, request.params.id, clock.now()))) throw notFound('API key');
      keyRing.forget(request.params.id);
      return reply.code(204).send(null);
    },
  );
}
