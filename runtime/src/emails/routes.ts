/** The routes of the e-mail editor. E-mails live in the drafts of journeys; nothing is stored here. */
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { checkLinks } from './check-links.ts';
import { listBlocks } from './list-blocks.ts';
import { listVariables } from './list-variables.ts';
import { previewEmail } from './preview-email.ts';
import { sendTest } from './send-test.ts';
import { showLanguage } from './show-language.ts';

export function emailRoutes(app: App, services: WebServices): void {
  previewEmail(app, services);
  listVariables(app, services);
  showLanguage(app, services);
  listBlocks(app, services);
  sendTest(app, services);
  checkLinks(app, services);
}
