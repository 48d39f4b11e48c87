/** GET /api/v1/orders/:id: one order with lines and parcels, as the events so far say. */
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { notFound } from '../plugins/problem.ts';
import { findOrder } from './order-repository.ts';
import { Order, OrderPath, presentOrder } from './order-schema.ts';

export function readOrder(app: App, { db }: WebServices): void {
  app.get(
    '/api/v1/orders/:id',
    { config: { permission: 'orders:read' }, schema: { tags: ['orders'], summary: 'One order', params: OrderPath, response: { 200: Order } } },
    async (request) => {
      const order = await findOrder(db, request.shopId, request.params.id);
      if (order === null) throw notFound('Order');
      return presentOrder(order);
    },
  );
}
