/** The routes that help to fill in forms: real values, names in use, and how placeholders come out. */
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { listNames } from './list-names.ts';
import { listValues } from './list-values.ts';
import { showSample } from './show-sample.ts';

export function suggestionRoutes(app: App, services: WebServices): void {
  listValues(app, services);
  listNames(app, services);
  showSample(app, services);
}
