/** GET /api/v1/orders: newest first; of one contact, or with one number. */
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import { PAGE_QUERY } from '../paging/page-schema.ts';
import type { App } from '../plugins/app-instance.ts';
import { listOrders as readOrders } from './order-repository.ts';
import { OrderPage, presentOrderSummary } from './order-schema.ts';

const Query = Type.Object(
  { ...PAGE_QUERY, contact: Type.Optional(Type.String({ maxLength: 200 })), number: Type.Optional(Type.String({ maxLength: 200 })) },
  { additionalProperties: false },
);

export function listOrders(app: App, { db }: WebServices): void {
  app.get(
    '/api/v1/orders',
    { config: { permission: 'orders:read' }, schema: { tags: ['orders'], summary: 'Orders, newest first', querystring: Query, response: { 200: OrderPage } } },
    async (request) => {
      const { records, ...next } = await readOrders(db, request.shopId, request.query);
      return { items: records.map(presentOrderSummary), ...next };
    },
  );
}
