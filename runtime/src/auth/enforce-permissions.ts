/** Makes every route say who may call it, and holds callers to it before a body is read. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../plugins/problem.ts';
import type { Caller } from './caller.ts';
import type { RoutePermission } from './permissions.ts';
import { requireSameOrigin } from './same-origin.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Every route names one; a route without it fails the boot. */
    permission?: RoutePermission;
  }
  interface FastifyRequest {
    /** Set on every route whose permission is not `public`. */
    caller: Caller | null;
    /** The shop the caller acts in. Throws on a public route, which has none. */
    readonly shopId: string;
  }
  interface FastifyInstance {
    /** Every route with what it asks for: the subject of the table test. */
    declaredRoutes: DeclaredRoute[];
  }
}

export interface DeclaredRoute {
  method: string;
  url: string;
  permission: RoutePermission;
}

export type ResolveCaller = (request: FastifyRequest) => Promise<Caller>;

/** `resolveCaller` throws a {@link Problem} when the request says nobody, or nobody we know. */
export function installPermissions(app: FastifyInstance, resolveCaller: ResolveCaller): void {
  app.decorateRequest('caller', null);
  app.decorateRequest('shopId', {
    getter(this: FastifyRequest) {
      return callerOf(this).shopId;
    },
  });
  app.decorate('declaredRoutes', []);
  app.addHook('onRoute', ({ method, url, config }) => {
    const methods = [method].flat();
    const permission = config?.permission;
    if (permission === undefined) throw new Error(`The route ${methods.join('|')} ${url} declares no permission. Add config: { permission: … }, or 'public' if everyone may call it.`);
    app.declaredRoutes.push(...methods.map((name) => ({ method: name, url, permission })));
  });
  app.addHook('onRequest', async (request) => {
    const permission = request.routeOptions.config.permission;
    if (request.is404 || permission === undefined || permission === 'public') return;
    const caller = await resolveCaller(request);
    if (caller.kind === 'member') requireSameOrigin(request);
    if (!caller.permissions.has(permission)) throw forbidden(caller, permission);
    request.caller = caller;
  });
}

export function callerOf(request: FastifyRequest): Caller {
  if (request.caller === null) throw new Error(`The route ${request.routeOptions.url ?? ''} is public: it has no caller.`);
  return request.caller;
}

function forbidden(caller: Caller, permission: string): Problem {
  return new Problem({
    status: 403,
    code: 'forbidden',
    detail:
      caller.kind === 'api-key'
        ? `This API key lacks the scope ${permission}. Make a key that has it.`
        : `As ${caller.role} you may not do this (${permission}). Ask an owner of the shop.`,
  });
}
