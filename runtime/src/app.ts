/** The composition root of the web side: platform first, then the API of each aggregate. Builds, never listens. */
import Fastify, { LogController, type FastifyInstance } from 'fastify';
import { createKeyRing } from './api-keys/key-ring.ts';
import { apiKeyRoutes } from './api-keys/routes.ts';
import type { AppServices, WebServices } from './app-services.ts';
import { installAudit, type AuditLog } from './audit/install-audit.ts';
import { listAudit } from './audit/list-audit.ts';
import { installPermissions } from './auth/enforce-permissions.ts';
import { createCallerResolver } from './auth/resolve-caller.ts';
import { authRoutes } from './auth/routes.ts';
import { createSignIn } from './auth/sign-in.ts';
import { contactRoutes } from './contacts/routes.ts';
import { listDecisions } from './decisions/list-decisions.ts';
import { emailRoutes } from './emails/routes.ts';
import { enrollmentRoutes } from './enrollments/routes.ts';
import { listHeldEvents } from './events/list-held-events.ts';
import { showFigures } from './figures/show-figures.ts';
import { journeyRoutes } from './journeys/routes.ts';
import { liveRoute } from './live/live-route.ts';
import { mailboxRoutes } from './mailbox/routes.ts';
import { messageRoutes } from './messages/routes.ts';
import { moveRoutes } from './moves/routes.ts';
import { nodeTypeRoutes } from './nodes/routes.ts';
import { previewNode } from './node-preview/preview-node.ts';
import { orderRoutes } from './orders/routes.ts';
import { showOverview } from './overview/show-overview.ts';
import type { App } from './plugins/app-instance.ts';
import { installCompression } from './plugins/compression.ts';
import { answerFrameworkError, installErrors } from './plugins/errors.ts';
import { healthRoutes } from './plugins/health.ts';
import { loggerOptions } from './plugins/logger-options.ts';
import { installOpenApi } from './plugins/openapi.ts';
import { installRateLimits } from './plugins/rate-limits.ts';
import { installRequestLog } from './plugins/request-log.ts';
import { installSecurityHeaders } from './plugins/security-headers.ts';
import { installStaticUi } from './plugins/static-ui.ts';
import { installValidation } from './plugins/validation.ts';
import { presenceRoutes } from './presence/routes.ts';
import { showProof } from './proof/show-proof.ts';
import { setupRoutes } from './setup/routes.ts';
import { createComplaints } from './shops/complaint-rate.ts';
import { shopRoutes } from './shops/routes.ts';
import { sourceRoutes } from './sources/routes.ts';
import { suggestionRoutes } from './suggestions/routes.ts';
import { taskRoutes } from './tasks/routes.ts';
import { teamRoutes } from './team/routes.ts';
import { testJourney } from './test-runs/test-journey.ts';

/** The app, ready to `inject` or to listen. */
export async function createApp(services: AppServices): Promise<FastifyInstance> {
  const { config, clock } = services;
  const app: App = Fastify({
    logger: loggerOptions(config),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: config.limits.bodyBytes,
    genReqId: () => clock.uuid(),
    requestIdHeader: false,
    // A reverse proxy on this machine or its private network may say whom it speaks for; nobody else may.
    trustProxy: ['loopback', 'linklocal', 'uniquelocal'],
    routerOptions: { maxParamLength: 1000 },
    frameworkErrors: answerFrameworkError,
  });
  const web: WebServices = { ...services, keyRing: createKeyRing(services), signIn: createSignIn(services), complaintsOf: createComplaints(services) };
  installErrors(app);
  installValidation(app);
  installRequestLog(app);
  await installSecurityHeaders(app, config);
  installPermissions(app, createCallerResolver(web));
  const audit = installAudit(app, services);
  await installRateLimits(app, config);
  await installCompression(app);
  await installOpenApi(app, config);
  installRoutes(app, web, audit);
  for (const routes of services.stageRoutes ?? []) await app.register(routes);
  await installStaticUi(app);
  await app.ready();
  return app;
}

function installRoutes(app: App, services: WebServices, audit: AuditLog): void {
  healthRoutes(app, services);
  setupRoutes(app, services);
  authRoutes(app, services);
  teamRoutes(app, services);
  listAudit(app, services, audit);
  apiKeyRoutes(app, services);
  shopRoutes(app, services);
  sourceRoutes(app, services);
  nodeTypeRoutes(app, services);
  journeyRoutes(app, services);
  emailRoutes(app, services);
  testJourney(app, services);
  showFigures(app, services);
  moveRoutes(app, services);
  showProof(app, services);
  presenceRoutes(app, services);
  contactRoutes(app, services);
  orderRoutes(app, services);
  enrollmentRoutes(app, services);
  messageRoutes(app, services);
  listDecisions(app, services);
  listHeldEvents(app, services);
  suggestionRoutes(app, services);
  previewNode(app, services);
  taskRoutes(app, services);
  showOverview(app, services);
  mailboxRoutes(app, services);
  liveRoute(app, services);
}
