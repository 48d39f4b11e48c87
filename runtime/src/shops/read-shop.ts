/** GET /api/v1/shop: the settings of the caller's shop. */
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { notFound } from '../plugins/problem.ts';
import { findShop } from './shop-repository.ts';
import { Shop, presentShop } from './shop-schema.ts';

export function readShop(app: App, { db, config: { baseUrl } }: WebServices): void {
  app.get('/api/v1/shop', { config: { permission: 'shop:read' }, schema: { tags: ['shop'], summary: 'Settings of the shop', response: { 200: Shop } } }, async (request) => {
    const shop = await findShop(db, request.shopId);
    if (shop === null) throw notFound('Shop');
    return presentShop(shop, baseUrl);
  });
}
