/** The routes of node types. */
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { describeNodeTypes } from './describe-node-types.ts';
import { listNodeTypes } from './list-node-types.ts';

export function nodeTypeRoutes(app: App, services: WebServices): void {
  listNodeTypes(app, services);
  describeNodeTypes(app, services);
}
