/** The routes of connections to other systems. */
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { connectSource } from './connect-source.ts';
import { listSources } from './list-sources.ts';

export function sourceRoutes(app: App, services: WebServices): void {
  listSources(app, services);
  connectSource(app, services);
}
