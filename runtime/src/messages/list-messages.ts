/** GET /api/v1/messages: the outbox, newest first. */
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import type { MessageRecord } from '../engine/outbox-model.ts';
import { orderNumbers } from '../orders/order-numbers.ts';
import { PAGE_QUERY } from '../paging/page-schema.ts';
import { readPage } from '../paging/read-page.ts';
import type { App } from '../plugins/app-instance.ts';
import type { IndexSpec } from '../store/index-spec.ts';
import { MessagePage, MessageState, presentMessage } from './message-schema.ts';

export const MESSAGE_READ_INDEXES: IndexSpec[] = [
  { collection: 'messages', key: { shopId: 1, createdAt: -1, _id: -1 }, options: { name: 'of_shop' } },
  { collection: 'messages', key: { contactId: 1, createdAt: -1, _id: -1 }, options: { name: 'of_contact' } },
  { collection: 'messages', key: { shopId: 1, createdAt: -1, _id: -1 }, options: { name: 'unknown_of_shop', partialFilterExpression: { state: 'unknown' } } },
];

const Query = Type.Object(
  {
    ...PAGE_QUERY,
    state: Type.Optional(MessageState),
    journey: Type.Optional(Type.String({ maxLength: 200 })),
    contact: Type.Optional(Type.String({ maxLength: 200 })),
  },
  { additionalProperties: false },
);

export function listMessages(app: App, { db }: WebServices): void {
  app.get(
    '/api/v1/messages',
    { config: { permission: 'runs:read' }, schema: { tags: ['messages'], summary: 'Messages, newest first', querystring: Query, response: { 200: MessagePage } } },
    async (request) => {
      const { limit, cursor, state, journey, contact } = request.query;
      const { records, ...next } = await readPage(db.collection<MessageRecord>('messages'), {
        filter: {
          shopId: request.shopId,
          ...(contact !== undefined && { contactId: contact }),
          ...(journey !== undefined && { journeyId: journey }),
          ...(state !== undefined && { state }),
        },
        sort: 'createdAt',
        limit,
        cursor,
      });
      const numbers = await orderNumbers(db, request.shopId, records);
      return { items: records.map((record) => presentMessage(record, numbers)), ...next };
    },
  );
}
