/** The routes of API keys. */
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { createApiKey } from './create-api-key.ts';
import { listApiKeys } from './list-api-keys.ts';
import { revokeApiKey } from './revoke-api-key.ts';

export function apiKeyRoutes(app: App, services: WebServices): void {
  createApiKey(app, services);
  listApiKeys(app, services);
  revokeApiKey(app, services);
}
