/** Stage tracking: public links in, events out. */
export { PublicLinks, type LinkedMessage } from './public-links.ts';
export { publicRoutes, type PublicRoutesPorts } from './public-routes.ts';
