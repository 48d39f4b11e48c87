/** The routes of sign-in and of who one is. */
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { mountSignIn } from './mount-sign-in.ts';
import { showMe } from './show-me.ts';
import { switchShop } from './switch-shop.ts';

export function authRoutes(app: App, services: WebServices): void {
  mountSignIn(app, services);
  showMe(app, services);
  switchShop(app, services);
}
