/** `/healthz` (the process runs), `/readyz` (it can do its work), `/metrics` (Prometheus). */
import { Type } from 'typebox';
import type { AppServices } from '../app-services.ts';
import type { App } from './app-instance.ts';
import { Problem } from './problem.ts';

const Status = Type.Object({ status: Type.Literal('ok') });

export function healthRoutes(app: App, services: AppServices): void {
  const open = { permission: 'public', rateLimit: false } as const;

  app.get('/healthz', { config: open, logLevel: 'silent', schema: { tags: ['operation'], response: { 200: Status } } }, async () => ({ status: 'ok' as const }));

  app.get('/readyz', { config: open, logLevel: 'silent', schema: { tags: ['operation'], response: { 200: Status } } }, async () => {
    try {
      await services.db.command({ ping: 1 });
    } catch {
      throw new Problem({ status: 503, code: 'store_unreachable', detail: 'The database does not answer. Check that it runs and that MONGODB_URI is right.' });
    }
    return { status: 'ok' as const };
  });

  app.get('/metrics', { config: { permission: 'metrics:read' }, schema: { tags: ['operation'], produces: ['text/plain'] } }, async (_request, reply) => {
    const { contentType, text } = await services.metrics.render();
    return reply.type(contentType).send(text);
  });
}
