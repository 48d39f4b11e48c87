/**
 * `/p/withdrawal/<shop>`: withdrawing from a contract in two steps, without signing in (§ 356a BGB). A link in a mail adds a token that fills in the order.
 * Looking, and the first step, change nothing; whether an order exists is never told.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Temporal } from 'temporal-polyfill';
import type { EpochMs, Locale } from '@nachklang/nodes/sdk';
import type { ShopRecord } from '../../../engine/shop-model.ts';
import type { Clock } from '../../../ports/clock.ts';
import { acceptedLocale, otherLanguage, readLocale } from '../language.ts';
import type { Drawn } from '../person-page.ts';
import { showPage, tellNotice } from '../show-page.ts';
import { openPersonToken, type OpenedToken, type PersonToken } from '../tokens.ts';
import { checkDeclaration, readDeclaration } from './declaration.ts';
import { drawForm, drawReceipt, drawReview, type Look } from './draw.ts';
import type { FindPerson } from './match-order.ts';
import type { Declared, Taken } from './withdrawals.ts';
import { WORDS } from './words.ts';

export interface WithdrawalRoutesPorts {
  /** The same key as in `PublicLinks`. */
  key: Buffer;
  clock: Clock;
  shop(shopId: string): Promise<ShopRecord | undefined>;
  person: FindPerson;
  /** Resolves when event and receipt are durable. */
  take(said: Declared): Promise<Taken>;
}

/** All fields at their longest, in form encoding. */
const MOST_BYTES = 64 * 1_024;
const MOST_TOKEN = 4_096;
const POSTS_PER_MINUTE = 20;

/** A wildcard, because Fastify cuts off named parameters at 100 characters. */
interface PageRoute { Params: { '*': string }; Body: string | undefined }

export function withdrawalRoutes(ports: WithdrawalRoutesPorts) {
  return async (app: FastifyInstance): Promise<void> => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: MOST_BYTES }, (_request, body, done) => done(null, body));
    const schema = { hide: true };
    app.get<PageRoute>('/p/withdrawal/*', { config: { permission: 'public' as const }, schema }, (request, reply) => answer(ports, request, reply));
    app.post<PageRoute>('/p/withdrawal/*', { config: { permission: 'public' as const, rateLimit: { max: POSTS_PER_MINUTE, timeWindow: 60_000 } }, schema }, (request, reply) => answer(ports, request, reply));
  };
}

interface Visit extends Look {
  now: EpochMs;
  /** Undefined where the link brought none. */
  opened: OpenedToken<PersonToken> | undefined;
}

async function answer(ports: WithdrawalRoutesPorts, request: FastifyRequest<PageRoute>, reply: FastifyReply): Promise<FastifyReply> {
  const now = ports.clock.now();
  const query = new URL(request.url, 'http://localhost').searchParams;
  const [shopId = '', sealed = ''] = request.params['*'].split('/');
  const asked = readLocale(query.get('lang'));
  const accepted = acceptedLocale(request);
  try {
    const shop = await ports.shop(shopId);
    if (shop === undefined) return tellNotice(reply, 404, 'forged', asked ?? accepted ?? 'de');
    const opened = sealed === '' ? undefined : ofShop(openPersonToken(ports.key, 'w', sealed.slice(0, MOST_TOKEN), now), shopId);
    const locale: Locale = asked ?? (opened?.kind === 'valid' ? opened.token.l : accepted) ?? shop.view.locale;
    const visit: Visit = { locale, shop, now, opened };
    if (request.method !== 'POST') return showPage(reply, await begin(ports, visit), visit, otherLanguage(query, locale));
    return showPage(reply, await goOn(ports, visit, new URLSearchParams(request.body ?? '')), visit);
  } catch (error) {
    request.log.error({ err: error }, 'A withdrawal could not be stored.');
    return tellNotice(reply, 503, 'failed', asked ?? accepted ?? 'de');
  }
}

/** Only the number is filled in: the mail may have been passed on, and it shows no more than that either. */
async function begin({ person }: WithdrawalRoutesPorts, visit: Visit): Promise<Drawn> {
  const { opened, locale } = visit;
  if (opened === undefined) return drawForm(visit, {});
  if (opened.kind !== 'valid') return drawForm(visit, {}, {}, WORDS[locale].oldLink);
  const { s, c, o } = opened.token;
  const contract = o === undefined ? undefined : (await person(s, c, o))?.orderNumber;
  return drawForm(visit, contract === undefined ? {} : { contract });
}

async function goOn({ take }: WithdrawalRoutesPorts, visit: Visit, form: URLSearchParams): Promise<Drawn> {
  const { locale, shop, opened } = visit;
  const declaration = readDeclaration(form);
  const errors = checkDeclaration(declaration, locale);
  const step = form.get('step');
  if (step === 'edit') return drawForm(visit, declaration);
  if (Object.keys(errors).length > 0) return drawForm(visit, declaration, errors);
  if (step !== 'confirm') return drawReview(visit, declaration, dayOf(visit));
  const { declaredAt, mailed } = await take({ shop, declaration, locale, day: shownOn(visit, form.get('day')), ...(opened?.kind === 'valid' && { token: opened.token }) });
  return drawReceipt(visit, declaration, declaredAt, mailed);
}

/** Today or yesterday, as the page said: confirming again after midnight is still the same. */
function shownOn(visit: Visit, said: string | null): string {
  const yesterday = dayOf(visit, 1);
  return said === yesterday ? yesterday : dayOf(visit);
}

function dayOf({ now, shop }: Visit, before = 0): string {
  return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(shop.view.timeZone).toPlainDate().subtract({ days: before }).toString();
}

function ofShop(opened: OpenedToken<PersonToken>, shopId: string): OpenedToken<PersonToken> {
  return opened.kind === 'valid' && opened.token.s !== shopId ? { kind: 'forged' } : opened;
}
