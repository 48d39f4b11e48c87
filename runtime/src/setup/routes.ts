/** The routes of the first set-up. */
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { completeSetup } from './complete-setup.ts';
import { setupStatus } from './setup-status.ts';

export function setupRoutes(app: App, services: WebServices): void {
  setupStatus(app, services);
  completeSetup(app, services);
}
