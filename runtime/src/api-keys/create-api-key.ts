/** POST /api/v1/api-keys: makes a key and shows it this one time. */
import type { WebServices } from '../app-services.ts';
import { noteAudit } from '../audit/note-audit.ts';
import { actorOf } from '../auth/caller.ts';
import { callerOf } from '../auth/enforce-permissions.ts';
import type { App } from '../plugins/app-instance.ts';
import { addApiKey } from './api-key-repository.ts';
import { ApiKeyForm, ApiKeyMade, presentApiKey } from './api-key-schema.ts';

export function createApiKey(app: App, { db, clock }: WebServices): void {
  app.post(
    '/api/v1/api-keys',
    { config: { permission: 'api-keys:write', compress: false, audit: 'key.created' }, schema: { tags: ['api-keys'], summary: 'Make a key', body: ApiKeyForm, response: { 201: ApiKeyMade } } },
    async (request, reply) => {
      const { record, key } = await addApiKey(db, {
        shopId: request.shopId,
        name: request.body.name,
        scopes: [...new Set(request.body.scopes)],
        createdAt: clock.now(),
        createdBy: actorOf(callerOf(request)),
      });
      noteAudit(request, { subject: record._id });
      return reply.code(201).header('cache-control', 'no-store').send({ apiKey: presentApiKey(record), key });
    },
  );
}
