/** Keeps other web sites from using a signed-in browser (CSRF): unsafe requests must come from our own pages. */
import type { FastifyRequest } from 'fastify';
import { Problem } from '../plugins/problem.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Browsers say where a request comes from (Sec-Fetch-Site, else Origin); programs say neither and carry no stolen cookie.
 * Throws a {@link Problem} when the request comes from elsewhere.
 */
export function requireSameOrigin(request: FastifyRequest): void {
  if (SAFE_METHODS.has(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) {
    if (site === 'same-origin' || site === 'none') return;
    throw crossOrigin();
  }
  const origin = request.headers.origin;
  if (origin === undefined) return;
  if (hostOf(origin) !== request.headers.host) throw crossOrigin();
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

function crossOrigin(): Problem {
  return new Problem({ status: 403, code: 'cross_origin', detail: 'This request came from another web site. Use Nachklang’s own pages, or an API key.' });
}
