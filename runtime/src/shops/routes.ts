/** The routes of the shop's settings. */
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { demoRoutes } from '../demo/demo-routes.ts';
import { checkSender } from './check-sender.ts';
import { endNotice } from './checkout-notices/end-notice.ts';
import { listNotices } from './checkout-notices/list-notices.ts';
import { retractNotice } from './checkout-notices/retract-notice.ts';
import { stateNotice } from './checkout-notices/state-notice.ts';
import { previewCaps } from './preview-caps.ts';
import { readShop } from './read-shop.ts';
import { readWebhookSecret } from './read-webhook-secret.ts';
import { showComplaints } from './show-complaints.ts';
import { updateShop } from './update-shop.ts';

export function shopRoutes(app: App, services: WebServices): void {
  readShop(app, services);
  updateShop(app, services);
  readWebhookSecret(app, services);
  previewCaps(app, services);
  checkSender(app, services);
  showComplaints(app, services);
  listNotices(app, services);
  stateNotice(app, services);
  endNotice(app, services);
  retractNotice(app, services);
  demoRoutes(app, services);
}
