/** /api/auth/*: better-auth's own routes (sign in, sign out, sessions, password), with our limits and our form of errors. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { sendProblem } from '../plugins/errors.ts';
import { signInLimit, tooMany } from '../plugins/rate-limits.ts';
import { requireSameOrigin } from './same-origin.ts';

export function mountSignIn(app: App, services: WebServices): void {
  const perAddress = signInLimit(services.config);
  // Many addresses trying one account are slowed down as well.
  const perAccount = app.createRateLimit({ max: perAddress.max * 3, timeWindow: perAddress.timeWindow, keyGenerator: (request) => `account:${emailOf(request.body)}` });

  app.post(
    '/api/auth/sign-in/email',
    { config: { permission: 'public', rateLimit: perAddress }, schema: { tags: ['sign-in'], summary: 'Sign in: { email, password }' }, onRequest: async (request) => requireSameOrigin(request) },
    async (request, reply) => {
      const limit = await perAccount(request);
      if (!limit.isAllowed && limit.isExceeded) throw tooMany(limit.ttlInSeconds);
      return passOn(services, request, reply);
    },
  );
  app.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    config: { permission: 'public' },
    onRequest: async (request) => requireSameOrigin(request),
    handler: (request, reply) => passOn(services, request, reply),
  });
}

async function passOn({ signIn, config }: WebServices, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { cookie, 'user-agent': userAgent } = request.headers;
  const headers = new Headers({ 'content-type': 'application/json', origin: new URL(config.baseUrl).origin });
  if (cookie !== undefined) headers.set('cookie', cookie);
  if (userAgent !== undefined) headers.set('user-agent', userAgent);
  const hasBody = request.method === 'POST';
  const response = await signIn.handle(
    new Request(new URL(request.url, config.baseUrl), { method: request.method, headers, ...(hasBody && { body: JSON.stringify(request.body ?? {}) }) }),
  );
  reply.header('set-cookie', response.headers.getSetCookie());
  const body = await response.text();
  if (response.ok) return reply.code(response.status).type('application/json').send(body === '' ? 'null' : body);
  return sendProblem(request, reply, { status: response.status, ...reasonOf(body, response.status) });
}

function reasonOf(body: string, status: number): { code: string; detail: string } {
  const parsed: unknown = body.startsWith('{') ? JSON.parse(body) : undefined;
  const code = text(parsed, 'code') ?? (status === 404 ? 'route_not_found' : 'sign_in_failed');
  const detail = text(parsed, 'message') ?? 'This is not possible here.';
  return { code: code.toLowerCase(), detail: detail.endsWith('.') ? detail : `${detail}.` };
}

function text(value: unknown, name: 'code' | 'message'): string | undefined {
  if (typeof value !== 'object' || value === null || !(name in value)) return undefined;
  const found: unknown = Reflect.get(value, name);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

function emailOf(body: unknown): string {
  return typeof body === 'object' && body !== null && 'email' in body && typeof body.email === 'string' ? body.email.toLowerCase() : '';
}
