/** The routes of messages. */
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { listMessages } from './list-messages.ts';
import { readMessageMail } from './read-message-mail.ts';
import { readMessage } from './read-message.ts';

export function messageRoutes(app: App, services: WebServices): void {
  listMessages(app, services);
  readMessage(app, services);
  readMessageMail(app, services);
}
