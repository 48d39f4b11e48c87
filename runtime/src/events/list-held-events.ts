/** GET /api/v1/events?state=…: events that are held, so that none is dropped in silence. `parked` ones wait for an order or parcel nobody knows yet, `failed` ones met a bug. */
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import type { EventRecord } from '../engine/model.ts';
import { orderNumbers } from '../orders/order-numbers.ts';
import { PAGE_QUERY } from '../paging/page-schema.ts';
import { readPage } from '../paging/read-page.ts';
import type { App } from '../plugins/app-instance.ts';
import type { IndexSpec } from '../store/index-spec.ts';
import { EventPage, presentEvent } from './event-schema.ts';

export const EVENT_READ_INDEXES: IndexSpec[] = [
  { collection: 'events', key: { contactId: 1, time: -1, _id: -1 }, options: { name: 'timeline' } },
  { collection: 'events', key: { shopId: 1, receivedAt: -1, _id: -1 }, options: { name: 'parked_of_shop', partialFilterExpression: { state: 'parked' } } },
  { collection: 'events', key: { shopId: 1, receivedAt: -1, _id: -1 }, options: { name: 'failed_of_shop', partialFilterExpression: { state: 'failed' } } },
];

const Query = Type.Object({ ...PAGE_QUERY, state: Type.Enum(['parked', 'failed']) }, { additionalProperties: false });

export function listHeldEvents(app: App, { db }: WebServices): void {
  app.get(
    '/api/v1/events',
    { config: { permission: 'events:read' }, schema: { tags: ['events'], summary: 'Events that are parked or failed', querystring: Query, response: { 200: EventPage } } },
    async (request) => {
      const { limit, cursor, state } = request.query;
      const { records, ...next } = await readPage(db.collection<EventRecord>('events'), { filter: { shopId: request.shopId, state }, sort: 'receivedAt', limit, cursor });
      const numbers = await orderNumbers(db, request.shopId, records);
      return { items: records.map((record) => presentEvent(record, numbers)), ...next };
    },
  );
}
