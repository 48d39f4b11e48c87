/** The composition root of the web side: platform first, then the API of each aggregate. Builds, never listens. */
import Fastify, { type FastifyInstance } from 'fastify';
import { createKeyRing } from './api-keys/key-ring.ts';
import type { AppServices } from './app-services.ts';
import { installPermissions } from './auth/enforce-permissions.ts';
import { createCallerResolver } from './auth/resolve-caller.ts';
import { createSignIn } from './auth/sign-in.ts';
import type { App } from './plugins/app-instance.ts';
import { installErrors } from './plugins/errors.ts';
import { healthRoutes } from './plugins/health.ts';
import { installOpenApi } from './plugins/openapi.ts';
import { installRateLimits } from './plugins/rate-limits.ts';
import { installRequestLog } from './plugins/request-log.ts';
import { installSecurityHeaders } from './plugins/security-headers.ts';
import { installValidation } from './plugins/validation.ts';

/** The app, ready to `inject` or to listen. */
export async function createApp(services: AppServices): Promise<FastifyInstance> {
  const { config, clock } = services;
  const app: App = Fastify({
    logger: config.logLevel === 'silent' ? false : { level: config.logLevel },
    disableRequestLogging: true,
    bodyLimit: config.limits.bodyBytes,
    genReqId: () => clock.uuid(),
    requestIdHeader: false,
    // A reverse proxy on this machine or its private network may say whom it speaks for; nobody else may.
    trustProxy: ['loopback', 'linklocal', 'uniquelocal'],
    routerOptions: { maxParamLength: 500 },
    forceCloseConnections: true,
  });
  const keyRing = createKeyRing(services);
  const signIn = createSignIn(services);
  installErrors(app);
  installValidation(app);
  installRequestLog(app);
  await installSecurityHeaders(app, config);
  installPermissions(app, createCallerResolver({ db: services.db, keyRing, signIn }));
  await installRateLimits(app, config);
  await installOpenApi(app, config);
  healthRoutes(app, services);
  await app.ready();
  return app;
}
