/** Ingest: events in, validated, routed to their contact, durable. */
export { EVENT_INDEXES, Ingest, type AcceptOptions } from './ingest.ts';
export { MemoryIngest } from './memory-ingest.ts';
export { ROUTE_INDEXES } from './route-store.ts';
export { DELIVERY_INDEXES } from './deliveries.ts';
export { CHECKOUT_NOTICE_INDEXES, checkoutNotices, noticeShown, type CheckoutNoticeRecord } from './checkout-notices.ts';
export { SourceConnections, type SourceConnection, type SourceSettings } from './source-connections.ts';
export { SOURCES } from './sources/sources.ts';
export { eventRoutes } from './http/event-routes.ts';
export { suppressionRoutes } from './http/suppression-routes.ts';
export { hookRoutes } from './http/hook-routes.ts';
export { readCloudEvent, readEvent, recordOfRead, type ReadEvent } from './read-event.ts';
export { scrubErased } from './erasure.ts';
export { findStanding, type Standing } from './objections.ts';
export { mergedEvent } from './router.ts';
export { settle } from './settlement.ts';
export { identify, keysOf, namesOf, resolve, type Identify, type Identity, type Known, type Names, type Resolution, type Route } from './route.ts';
export { internalRecord } from './internal-record.ts';
export { normaliseEmail } from './normalise-contact.ts';
