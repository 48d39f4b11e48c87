/** POST /api/v1/shop/checkout-notices/:id/retract: it was not so. No order gets it any more, and those that name it prove nothing from now on. */
import type { WebServices } from '../../app-services.ts';
import { noteAudit } from '../../audit/note-audit.ts';
import type { App } from '../../plugins/app-instance.ts';
import { notFound } from '../../plugins/problem.ts';
import { checkoutNotices, noticeShown } from '../../stages/ingest/index.ts';
import { retractStatement } from '../shop-repository.ts';
import { CheckoutNotice, NoticePath, presentNotice } from './notice-schema.ts';

export function retractNotice(app: App, { db, clock, live }: WebServices): void {
  app.post(
    '/api/v1/shop/checkout-notices/:id/retract',
    { config: { permission: 'shop:write', audit: 'shop.changed' }, schema: { tags: ['shop'], summary: 'Take back what was said of the checkout', params: NoticePath, response: { 200: CheckoutNotice } } },
    async (request) => {
      const { shopId, params: { id } } = request;
      const now = clock.now();
      const known = await checkoutNotices(db).findOne({ _id: id, shopId });
      if (known === null) throw notFound('Checkout notice');
      // The policy first: should this break off, nobody is advertised to on the ground of it, and it can be asked for again.
      await retractStatement(db, shopId, id);
      const { retractedAt = now } = known;
      await checkoutNotices(db).updateOne({ _id: id, shopId }, { $set: { retractedAt }, $unset: { standing: '' } });
      noteAudit(request, { subject: id, fields: ['checkoutNotices'], changes: [{ field: 'checkoutNotices', before: { version: known.version }, after: { version: known.version, retractedAt } }] });
      live.publish(shopId, { topic: 'shop' });
      return presentNotice({ ...known, retractedAt }, (await noticeShown(db, shopId, now))?._id);
    },
  );
}
