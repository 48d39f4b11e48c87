/** GET /api/v1/setup: whether the first set-up is still to be done. */
import type { WebServices } from '../app-services.ts';
import { anyOwnerExists } from '../auth/membership-repository.ts';
import type { App } from '../plugins/app-instance.ts';
import { SetupStatus } from './setup-schema.ts';

export function setupStatus(app: App, { db }: WebServices): void {
  app.get(
    '/api/v1/setup',
    { config: { permission: 'public' }, schema: { tags: ['sign-in'], summary: 'Whether set-up is needed', response: { 200: SetupStatus } } },
    async () => ({ needed: !(await anyOwnerExists(db)) }),
  );
}
