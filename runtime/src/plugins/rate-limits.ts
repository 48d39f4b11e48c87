/** Bounds how often one address may try to sign in or call a public page. Routes that need a permission are not counted. */
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config/environment.ts';
import { Problem } from './problem.ts';

const MINUTE_MS = 60_000;

/** Public routes get the public limit unless they declare `config.rateLimit` themselves (`false` for none). */
export async function installRateLimits(app: FastifyInstance, config: Config): Promise<void> {
  app.addHook('onRoute', (route) => {
    if (route.config?.permission !== 'public' || route.config.rateLimit !== undefined) return;
    route.config.rateLimit = { max: config.limits.publicPerMinute, timeWindow: MINUTE_MS };
  });
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, context) => tooMany(Math.ceil(context.ttl / 1000)),
  });
}

export function signInLimit(config: Config): { max: number; timeWindow: number } {
  return { max: config.limits.signInPerMinute, timeWindow: MINUTE_MS };
}

export function tooMany(seconds: number): Problem {
  return new Problem({ status: 429, code: 'too_many_requests', detail: `Too many tries. Wait ${seconds} seconds and try again.` });
}
