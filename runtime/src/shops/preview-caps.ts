/** POST /api/v1/shop/caps/preview: how many messages of the last thirty days these caps would have stopped. Nothing is changed. */
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import type { MessageRecord } from '../engine/outbox-model.ts';
import type { App } from '../plugins/app-instance.ts';
import { CapPreview } from '../stages/policy/index.ts';
import { Cap } from './shop-schema.ts';
import { capRules } from './update-shop.ts';

const closed = { additionalProperties: false } as const;
const Form = Type.Object({ caps: Type.Array(Cap, { maxItems: 50 }) }, closed);
const Preview = Type.Object(
  {
    days: Type.Integer(),
    messages: Type.Integer({ description: 'Sent in these days' }),
    stopped: Type.Integer({ description: 'Of them, how many these caps would have stopped' }),
    byCap: Type.Array(Type.Object({ id: Type.String(), stopped: Type.Integer() }, closed)),
    complete: Type.Boolean({ description: 'false when there are more messages than were looked at; those looked at are the latest' }),
  },
  closed,
);

const DAY_MS = 86_400_000;
const DAYS = 30;
const MOST_MESSAGES = 200_000;

export function previewCaps(app: App, { db, clock }: WebServices): void {
  app.post(
    '/api/v1/shop/caps/preview',
    { config: { permission: 'shop:read' }, schema: { tags: ['shop'], summary: 'What changed caps would have stopped', body: Form, response: { 200: Preview } } },
    async (request) => {
      const rules = capRules(request.body.caps);
      const from = clock.now() - DAYS * DAY_MS;
      const longest = rules.reduce((most, { windowMs }) => Math.max(most, windowMs), 0);
      const sent = await db
        .collection<MessageRecord>('messages')
        .find({ shopId: request.shopId, createdAt: { $gte: from - longest } }, { projection: { contactId: 1, channel: 1, class: 1, category: 1, createdAt: 1, state: 1 } })
        .sort({ createdAt: -1, _id: -1 })
        .limit(MOST_MESSAGES)
        .toArray();
      const preview = new CapPreview(rules, from);
      for (const { _id: key, contactId, channel, class: messageClass, category, createdAt: at, state } of sent.toReversed()) {
        // Those gave their slots back.
        if (state === 'failed' || state === 'withdrawn') continue;
        preview.add({ key, contactId, at, channel, class: messageClass, ...(category !== undefined && { category }) });
      }
      const byCap = [...preview.stoppedBy].map(([id, stopped]) => ({ id, stopped }));
      return { days: DAYS, messages: preview.looked, stopped: preview.stopped, byCap, complete: sent.length < MOST_MESSAGES };
    },
  );
}
