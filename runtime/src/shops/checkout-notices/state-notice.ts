/**
 * POST /api/v1/shop/checkout-notices: the shop says since when its checkout shows which notice. Orders of its shop system that come in from now on
 * carry it; those that are here already stay as they are.
 */
import type { WebServices } from '../../app-services.ts';
import { noteAudit } from '../../audit/note-audit.ts';
import { actorOf } from '../../auth/caller.ts';
import { callerOf } from '../../auth/enforce-permissions.ts';
import type { App } from '../../plugins/app-instance.ts';
import { conflict } from '../../plugins/problem.ts';
import { invalidRequest } from '../../plugins/validation.ts';
import { checkoutNotices, noticeShown, type CheckoutNoticeRecord } from '../../stages/ingest/index.ts';
import { isDuplicateKey } from '../../store/write-errors.ts';
import { CheckoutNotice, NoticeForm, presentNotice } from './notice-schema.ts';

/** More wordings than this in one shop are a mistake of a program. */
const MOST = 200;

export function stateNotice(app: App, { db, clock, live }: WebServices): void {
  app.post(
    '/api/v1/shop/checkout-notices',
    { config: { permission: 'shop:write', audit: 'shop.changed' }, schema: { tags: ['shop'], summary: 'Say which notice the checkout shows', body: NoticeForm, response: { 201: CheckoutNotice } } },
    async (request, reply) => {
      const { shopId } = request;
      const now = clock.now();
      const from = past(request.body.from, '/from', now);
      const record: CheckoutNoticeRecord = {
        _id: clock.uuid(), shopId, version: request.body.version.trim(), text: request.body.text.trim(), from, statedAt: now, statedBy: actorOf(callerOf(request)), standing: true,
      };
      if ((await checkoutNotices(db).countDocuments({ shopId })) >= MOST) throw conflict('too_many_notices', `A shop can make ${MOST} statements. Ask us what this is for.`);
      await insert(record);
      noteAudit(request, { subject: record._id, fields: ['checkoutNotices'], changes: [{ field: 'checkoutNotices', after: { version: record.version, from } }] });
      live.publish(shopId, { topic: 'shop' });
      return reply.code(201).send(presentNotice(record, (await noticeShown(db, shopId, now))?._id));
    },
  );

  async function insert(record: CheckoutNoticeRecord): Promise<void> {
    try {
      await checkoutNotices(db).insertOne(record);
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      throw conflict('notice_exists', 'There is a statement with this version or from this very instant already. Give the wording another version, or retract the other statement first.');
    }
  }
}

/** What is to come nobody can state as a fact. */
export function past(instant: string, field: string, now: number): number {
  const at = Date.parse(instant);
  if (at <= now) return at;
  throw invalidRequest([{ field, in: 'body', code: 'in_future', detail: `${field.slice(1)} lies in the future. Say it when it is so.`, expected: { de: 'ein Zeitpunkt bis jetzt', en: 'a moment up to now' } }]);
}
