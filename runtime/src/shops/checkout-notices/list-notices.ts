/** GET /api/v1/shop/checkout-notices: everything the shop ever said about its checkout, retracted statements too. */
import type { WebServices } from '../../app-services.ts';
import type { App } from '../../plugins/app-instance.ts';
import { checkoutNotices, noticeShown } from '../../stages/ingest/index.ts';
import { CheckoutNotices, presentNotice } from './notice-schema.ts';

export function listNotices(app: App, { db, clock }: WebServices): void {
  app.get(
    '/api/v1/shop/checkout-notices',
    { config: { permission: 'shop:read' }, schema: { tags: ['shop'], summary: 'What the checkout shows about advertising', response: { 200: CheckoutNotices } } },
    async ({ shopId }) => {
      const [records, shown] = await Promise.all([checkoutNotices(db).find({ shopId }).sort({ statedAt: -1 }).toArray(), noticeShown(db, shopId, clock.now())]);
      return { items: records.map((record) => presentNotice(record, shown?._id)) };
    },
  );
}
