/** Bounds how often one person may ask for what reaches out of the house. */
import type { FastifyRequest } from 'fastify';
import { actorOf } from '../auth/caller.ts';
import { callerOf } from '../auth/enforce-permissions.ts';

const MINUTE_MS = 60_000;

/** As `config.rateLimit` of a route with a permission: by then the caller is known. */
export function perPerson(max: number) {
  return { max, timeWindow: MINUTE_MS, keyGenerator: (request: FastifyRequest) => `${request.shopId} ${actorOf(callerOf(request))}` };
}
