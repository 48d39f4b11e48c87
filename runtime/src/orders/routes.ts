/** The routes of orders. */
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { listOrders } from './list-orders.ts';
import { readOrder } from './read-order.ts';

export function orderRoutes(app: App, services: WebServices): void {
  listOrders(app, services);
  readOrder(app, services);
}
