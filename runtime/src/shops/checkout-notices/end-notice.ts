/** POST /api/v1/shop/checkout-notices/:id/end: the checkout shows this notice no longer. Orders of before keep it. */
import type { WebServices } from '../../app-services.ts';
import { noteAudit } from '../../audit/note-audit.ts';
import type { App } from '../../plugins/app-instance.ts';
import { conflict, notFound } from '../../plugins/problem.ts';
import { invalidRequest } from '../../plugins/validation.ts';
import { checkoutNotices, noticeShown } from '../../stages/ingest/index.ts';
import { CheckoutNotice, NoticeEnd, NoticePath, presentNotice } from './notice-schema.ts';
import { past } from './state-notice.ts';

export function endNotice(app: App, { db, clock, live }: WebServices): void {
  app.post(
    '/api/v1/shop/checkout-notices/:id/end',
    { config: { permission: 'shop:write', audit: 'shop.changed' }, schema: { tags: ['shop'], summary: 'Say until when the checkout showed a notice', params: NoticePath, body: NoticeEnd, response: { 200: CheckoutNotice } } },
    async (request) => {
      const { shopId, params: { id } } = request;
      const now = clock.now();
      const until = past(request.body.until, '/until', now);
      const known = await checkoutNotices(db).findOne({ _id: id, shopId });
      if (known === null) throw notFound('Checkout notice');
      if (until <= known.from) {
        const expected = { de: 'ein Zeitpunkt nach dem Beginn', en: 'a moment after the beginning' };
        throw invalidRequest([{ field: '/until', in: 'body', code: 'invalid', detail: 'until must be later than from. Retract the statement if the notice was never shown.', expected }]);
      }
      const ended = await checkoutNotices(db).findOneAndUpdate({ _id: id, shopId, standing: true, until: { $exists: false } }, { $set: { until } }, { returnDocument: 'after' });
      if (ended === null) throw conflict('notice_over', 'This statement has ended or was retracted already. Make a new one if the checkout shows the notice again.');
      noteAudit(request, { subject: id, fields: ['checkoutNotices'], changes: [{ field: 'checkoutNotices', after: { version: ended.version, until } }] });
      live.publish(shopId, { topic: 'shop' });
      return presentNotice(ended, (await noticeShown(db, shopId, now))?._id);
    },
  );
}
