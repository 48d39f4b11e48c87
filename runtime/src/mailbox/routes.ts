/** The routes of the built-in mailbox. */
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { listMails } from './list-mails.ts';
import { readMail } from './read-mail.ts';

export function mailboxRoutes(app: App, services: WebServices): void {
  listMails(app, services);
  readMail(app, services);
}
