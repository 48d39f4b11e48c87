/** The public routes that links in mails lead to. Asking never changes anything; only a POST unsubscribes (RFC 8058 §3.2). */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { EpochMs, Locale } from '@nachklang/nodes/sdk';
import type { Clock } from '../../ports/clock.ts';
import type { EmitEvents, InternalEvent } from '../../ports/internal-events.ts';
import { contentSecurityPolicy, PRIVATE } from './page-shell.ts';
import { page, type PageName } from './pages.ts';
import { isPrefetch } from './prefetchers.ts';
import { openClickToken, openUnsubscribeToken, type ClickToken, type OpenedToken, type UnsubscribeToken } from './tokens.ts';

export interface PublicRoutesPorts {
  /** The same key as in `PublicLinks`. */
  key: Buffer;
  clock: Clock;
  emit: EmitEvents;
  /** Name of the shop; undefined when it is not here (any more). */
  shopName(shopId: string): Promise<string | undefined>;
}

const HOUR_MS = 3_600_000;
/** A one-click body is 26 bytes, as multipart a few hundred. */
const MOST_BYTES = 4_096;
const MOST_TOKEN = 4_096;

/** A wildcard, because Fastify cuts off named parameters at 100 characters. */
interface TokenRoute { Params: { '*': string } }

export function publicRoutes(ports: PublicRoutesPorts) {
  return async (app: FastifyInstance): Promise<void> => {
    // Receivers send form data or multipart (RFC 8058 §3.1), people's browsers a form. The token says everything: the body is not looked at.
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_request, _body, done) => done(null, undefined));
    const options = { config: { permission: 'public' as const }, schema: { hide: true } };
    app.get<TokenRoute>('/p/u/*', options, (request, reply) => askToUnsubscribe(ports, request, reply));
    app.post<TokenRoute>('/p/u/*', options, (request, reply) => unsubscribe(ports, request, reply));
    app.route<TokenRoute>({ method: ['GET', 'HEAD'], url: '/p/c/*', ...options, handler: (request, reply) => follow(ports, request, reply) });
  };
}

async function askToUnsubscribe(ports: PublicRoutesPorts, request: FastifyRequest<TokenRoute>, reply: FastifyReply): Promise<FastifyReply> {
  const opened = openUnsubscribeToken(ports.key, tokenOf(request), ports.clock.now());
  if (opened.kind !== 'valid') return refuse(request, reply, opened);
  const shop = await ports.shopName(opened.token.s);
  return shop === undefined ? refuse(request, reply, { kind: 'forged' }) : show(reply, 200, 'ask', opened.token.l, shop);
}

async function unsubscribe(ports: PublicRoutesPorts, request: FastifyRequest<TokenRoute>, reply: FastifyReply): Promise<FastifyReply> {
  const now = ports.clock.now();
  const opened = openUnsubscribeToken(ports.key, tokenOf(request), now);
  if (opened.kind !== 'valid') return refuse(request, reply, opened);
  const { token } = opened;
  try {
    const shop = await ports.shopName(token.s);
    if (shop === undefined) return refuse(request, reply, { kind: 'forged' });
    // Answered only when it is durable: whoever reads "unsubscribed" is.
    await ports.emit([unsubscribed(token, now)]);
    return show(reply, 200, 'done', token.l, shop);
  } catch (error) {
    request.log.error({ err: error }, 'An unsubscription could not be stored.');
    return show(reply, 503, 'failed', token.l);
  }
}

async function follow(ports: PublicRoutesPorts, request: FastifyRequest<TokenRoute>, reply: FastifyReply): Promise<FastifyReply> {
  const now = ports.clock.now();
  const opened = openClickToken(ports.key, tokenOf(request), now);
  if (opened.kind !== 'valid') return refuse(request, reply, opened);
  if (!URL.canParse(opened.token.u) || (await ports.shopName(opened.token.s)) === undefined) return refuse(request, reply, { kind: 'forged' });
  if (!isPrefetch(request.method, request.headers)) {
    // The reader is on the way already: a click that could not be counted must not stop anybody.
    await ports.emit([clicked(opened.token, now)]).catch((error: unknown) => request.log.error({ err: error }, 'A click could not be stored.'));
  }
  return reply.headers(PRIVATE).redirect(new URL(opened.token.u).href, 302);
}

/** Repeats within the hour are one; somebody who signed up again and leaves again later is heard. */
function unsubscribed({ s: shopId, c: contactId, m: messageId }: UnsubscribeToken, now: EpochMs): InternalEvent {
  const id = `unsubscribed|${messageId}|${Math.floor(now / HOUR_MS)}`;
  return { shopId, source: 'nachklang:tracking', id, type: 'message.unsubscribed', time: now, contactId, data: { messageId } };
}

function clicked({ s: shopId, c: contactId, m: messageId, i: link, u: url }: ClickToken, now: EpochMs): InternalEvent {
  const id = `clicked|${messageId}|${link}|${Math.floor(now / HOUR_MS)}`;
  return { shopId, source: 'nachklang:tracking', id, type: 'message.clicked', time: now, contactId, data: { messageId, url } };
}

function tokenOf(request: FastifyRequest<TokenRoute>): string {
  return request.params['*'].slice(0, MOST_TOKEN);
}

function refuse(request: FastifyRequest, reply: FastifyReply, { kind }: Exclude<OpenedToken<never>, { kind: 'valid' }>): FastifyReply {
  return show(reply, kind === 'expired' ? 410 : 404, kind, localeOf(request.headers['accept-language']));
}

function show(reply: FastifyReply, status: number, name: PageName, locale: Locale, shop?: string): FastifyReply {
  return reply
    .code(status)
    .headers({ ...PRIVATE, 'content-security-policy': contentSecurityPolicy() })
    .type('text/html; charset=utf-8')
    .send(page(name, locale, shop));
}

function localeOf(acceptLanguage: string | undefined): Locale {
  return /^\s*en\b/i.test(acceptLanguage ?? '') ? 'en' : 'de';
}
