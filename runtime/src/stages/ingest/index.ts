/** Ingest: events in, validated, routed to their contact, durable. */
export { EVENT_INDEXES, Ingest, type AcceptOptions } from './ingest.ts';
export { ROUTE_INDEXES } from './route-store.ts';
export { Answer, EventProblem } from './answer.ts';
export { readEvent, type ReadEvent } from './read-event.ts';
export { keysOf, namesOf, planRoutes, resolve, type Known, type Names, type Resolution, type Route } from './route.ts';
