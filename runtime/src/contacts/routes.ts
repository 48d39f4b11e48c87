/** The routes of contacts. */
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { chooseFrequency } from './choose-frequency.ts';
import { eraseContact } from './erase-contact.ts';
import { exportContact } from './export-contact.ts';
import { listContacts } from './list-contacts.ts';
import { readContact } from './read-contact.ts';
import { searchContacts } from './search-contacts.ts';
import { showTimeline } from './show-timeline.ts';

export function contactRoutes(app: App, services: WebServices): void {
  listContacts(app, services);
  readContact(app, services);
  showTimeline(app, services);
  searchContacts(app, services);
  exportContact(app, services);
  eraseContact(app, services);
  chooseFrequency(app, services);
}
