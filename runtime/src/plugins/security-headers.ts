/** Headers that keep browsers from being used against the people who sign in. */
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config/environment.ts';

export async function installSecurityHeaders(app: FastifyInstance, config: Config): Promise<void> {
  app.addHook('onRoute', (route) => {
    // Only programs send events and webhooks: these headers are for browsers, and setting them is a sixth to a third of the work of a small request (measured by inject).
    if (route.config?.permission === 'events:write' || route.url.startsWith('/hooks/')) route.helmet = false;
  });
  const https = config.baseUrl.startsWith('https://');
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        // Previews of mails show the shop's own pictures.
        imgSrc: ["'self'", 'data:', 'https:'],
        workerSrc: ["'self'", 'blob:'],
        frameSrc: ["'self'"],
        frameAncestors: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        upgradeInsecureRequests: https ? [] : null,
      },
    },
    frameguard: { action: 'sameorigin' },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'same-origin' },
  });
}
