/** GET /api/v1/api-keys: the shop's keys, without their secrets. */
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { listApiKeys as readApiKeys } from './api-key-repository.ts';
import { ApiKeyList, presentApiKey } from './api-key-schema.ts';

export function listApiKeys(app: App, { db }: WebServices): void {
  app.get('/api/v1/api-keys', { config: { permission: 'api-keys:write' }, schema: { tags: ['api-keys'], summary: 'All keys', response: { 200: ApiKeyList } } }, async (request) => ({
    items: (await readApiKeys(db, request.shopId)).map(presentApiKey),
  }));
}
