/** The pages about one person: signed links lead here. Looking never changes anything; what a form says becomes events before the page answers. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../../ports/clock.ts';
import type { EmitEvents } from '../../ports/internal-events.ts';
import { addressPage } from './address-page.ts';
import { confirmPage } from './confirm-page.ts';
import { acceptedLocale, otherLanguage, readLocale } from './language.ts';
import type { Person, PersonPageDefinition, Visit } from './person-page.ts';
import { preferencesPage } from './preferences-page.ts';
import { showPage, tellNotice } from './show-page.ts';
import { surveyPage } from './survey-page.ts';
import { openPersonToken } from './tokens.ts';

export interface PersonRoutesPorts {
  /** The same key as in `PublicLinks`. */
  key: Buffer;
  clock: Clock;
  emit: EmitEvents;
  /** Undefined when the shop or the person is not here any more. */
  person(shopId: string, contactId: string, orderId?: string): Promise<Person | undefined>;
}

const PAGES: readonly PersonPageDefinition[] = [preferencesPage, confirmPage, surveyPage, addressPage];
/** A long comment in form encoding. */
const MOST_BYTES = 64 * 1_024;
const MOST_TOKEN = 4_096;

/** A wildcard, because Fastify cuts off named parameters at 100 characters. */
interface PageRoute { Params: { '*': string }; Body: string | undefined }

export function personRoutes(ports: PersonRoutesPorts) {
  return async (app: FastifyInstance): Promise<void> => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: MOST_BYTES }, (_request, body, done) => done(null, body));
    const options = { config: { permission: 'public' as const }, schema: { hide: true } };
    for (const page of PAGES) {
      app.get<PageRoute>(`/p/${page.path}/*`, options, (request, reply) => answer(ports, page, request, reply));
      app.post<PageRoute>(`/p/${page.path}/*`, options, (request, reply) => answer(ports, page, request, reply));
    }
  };
}

async function answer(ports: PersonRoutesPorts, page: PersonPageDefinition, request: FastifyRequest<PageRoute>, reply: FastifyReply): Promise<FastifyReply> {
  const now = ports.clock.now();
  const query = new URL(request.url, 'http://localhost').searchParams;
  const opened = openPersonToken(ports.key, page.purpose, request.params['*'].slice(0, MOST_TOKEN), now);
  if (opened.kind !== 'valid') return tellNotice(reply, opened.kind === 'expired' ? 410 : 404, opened.kind, acceptedLocale(request) ?? 'de');
  const { token } = opened;
  const locale = readLocale(query.get('lang')) ?? token.l;
  try {
    const person = await ports.person(token.s, token.c, token.o);
    if (person === undefined) return tellNotice(reply, 404, 'forged', locale);
    const visit: Visit = { ...person, token, locale, now, ip: request.ip, query };
    if (request.method !== 'POST') return showPage(reply, page.show(visit), visit, otherLanguage(query, locale));
    const said = page.submit(visit, new URLSearchParams(request.body ?? ''));
    // Answered only when it is durable: whoever reads "saved" can rely on it.
    if (said.events.length > 0) await ports.emit(said.events);
    return showPage(reply, said.page, visit);
  } catch (error) {
    request.log.error({ err: error }, 'What a public page was told could not be stored.');
    return tellNotice(reply, 503, 'failed', locale);
  }
}
