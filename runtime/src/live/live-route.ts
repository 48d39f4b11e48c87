/** GET /api/v1/live: server-sent events that tell a page of the shop to read again (HTML Standard §9.2). */
import { PassThrough } from 'node:stream';
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';

/** Proxies close what is silent for a minute. */
const HEARTBEAT_MS = 25_000;

export function liveRoute(app: App, { live }: WebServices): void {
  const open = new Set<PassThrough>();
  app.addHook('preClose', async () => {
    for (const stream of open) stream.end();
  });
  app.get('/api/v1/live', { config: { permission: 'self:read' }, schema: { tags: ['live'], summary: 'Changes in the shop as server-sent events', produces: ['text/event-stream'] } }, async (request, reply) => {
    const stream = new PassThrough();
    const unsubscribe = live.subscribe(request.shopId, (update) => stream.write(`event: ${update.topic}\ndata: ${JSON.stringify(update)}\n\n`));
    const heartbeat = setInterval(() => stream.write(': still here\n\n'), HEARTBEAT_MS);
    open.add(stream);
    stream.on('close', () => {
      unsubscribe();
      clearInterval(heartbeat);
      open.delete(stream);
    });
    stream.write('retry: 3000\n\n');
    return reply.header('cache-control', 'no-store').header('x-accel-buffering', 'no').type('text/event-stream').send(stream);
  });
}
