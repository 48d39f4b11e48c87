/** Finds out who a request comes from: an API key in `Authorization`, or a session cookie. */
import type { FastifyRequest } from 'fastify';
import type { mongo } from 'mongoose';
import type { KeyRing } from '../api-keys/key-ring.ts';
import { Problem, notFound } from '../plugins/problem.ts';
import type { Caller, MemberCaller } from './caller.ts';
import { isDemo } from '../demo/demo-id.ts';
import { chosenShop } from './chosen-shop.ts';
import type { ResolveCaller } from './enforce-permissions.ts';
import { membershipsOf, type MembershipRecord } from './membership-repository.ts';
import { ROLE_PERMISSIONS } from './permissions.ts';
import type { SignIn } from './sign-in.ts';

export function createCallerResolver({ db, keyRing, signIn }: { db: mongo.Db; keyRing: KeyRing; signIn: SignIn }): ResolveCaller {
  return async (request) => {
    const authorization = request.headers.authorization;
    if (authorization !== undefined) return callerByKey(keyRing, authorization);
    return callerBySession(db, signIn, request);
  };
}

async function callerByKey(keyRing: KeyRing, authorization: string): Promise<Caller> {
  const key = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  const caller = key === undefined ? null : await keyRing.recognise(key);
  if (caller === null) throw new Problem({ status: 401, code: 'invalid_api_key', detail: 'This API key is wrong or was revoked. Send Authorization: Bearer nk_… with a key from the settings.' });
  return caller;
}

async function callerBySession(db: mongo.Db, signIn: SignIn, request: FastifyRequest): Promise<MemberCaller> {
  const { cookie } = request.headers;
  const session = cookie === undefined ? null : await signIn.session(new Headers({ cookie }));
  if (session === null) throw new Problem({ status: 401, code: 'not_signed_in', detail: 'Sign in first, or send an API key as Authorization: Bearer nk_….' });
  const memberships = await membershipsOf(db, session.user.id);
  const membership = membershipFor(request, memberships);
  if (membership === undefined) throw notFound('Shop');
  return {
    kind: 'member',
    shopId: membership.shopId,
    userId: session.user.id,
    sessionId: session.sessionId,
    name: session.user.name,
    email: session.user.email,
    role: membership.role,
    permissions: ROLE_PERMISSIONS[membership.role],
  };
}

/** The shop the request names, else the one chosen in this browser, else the first; the demo only for those who have no other. */
function membershipFor(request: FastifyRequest, memberships: readonly MembershipRecord[]): MembershipRecord | undefined {
  const of = (wanted: string | undefined) => memberships.find(({ shopId }) => shopId === wanted);
  const named = wantedShop(request);
  if (named !== undefined) return of(named);
  return of(chosenShop(request)) ?? memberships.find(({ shopId }) => !isDemo(shopId)) ?? memberships[0];
}

/** Who belongs to several shops names one; event streams cannot send headers and say it in the query. */
function wantedShop(request: FastifyRequest): string | undefined {
  const header = request.headers['nachklang-shop'];
  if (typeof header === 'string' && header !== '') return header;
  const { query } = request;
  return typeof query === 'object' && query !== null && 'shop' in query && typeof query.shop === 'string' ? query.shop : undefined;
}
