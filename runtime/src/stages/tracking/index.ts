/** Stage tracking: public links in, events out. */
export { PERSON_PAGES, PublicLinks, type LinkedMessage, type PersonPage } from './public-links.ts';
export { publicRoutes, type PublicRoutesPorts } from './public-routes.ts';
export { personRoutes, type PersonRoutesPorts } from './person-routes.ts';
