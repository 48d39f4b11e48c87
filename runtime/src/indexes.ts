/** Every index of the database, each declared beside the query that needs it. */
import { API_INDEXES } from './api-indexes.ts';
import { MAIL_INDEXES } from './stages/delivery/index.ts';
import { DELIVERY_INDEXES, EVENT_INDEXES, ROUTE_INDEXES } from './stages/ingest/index.ts';
import { CALL_INDEXES, MESSAGE_INDEXES } from './stages/outbox/index.ts';
import { RECEIPT_INDEXES } from './stages/tracking/index.ts';
import type { IndexSpec } from './store/index-spec.ts';
import { ENGINE_INDEXES } from './store/mongo-engine-store.ts';

export const ALL_INDEXES: IndexSpec[] = [
  ...EVENT_INDEXES, ...ROUTE_INDEXES, ...DELIVERY_INDEXES, ...ENGINE_INDEXES, ...MESSAGE_INDEXES, ...CALL_INDEXES, ...MAIL_INDEXES, ...RECEIPT_INDEXES, ...API_INDEXES,
];
