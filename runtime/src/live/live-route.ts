/** GET /api/v1/live: server-sent events that tell a page of the shop to read again. */
import type { PassThrough } from 'node:stream';
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { liveStream } from './live-stream.ts';

export function liveRoute(app: App, { live }: WebServices): void {
  const open = new Set<PassThrough>();
  app.addHook('preClose', async () => {
    for (const stream of open) stream.end();
  });
  app.get('/api/v1/live', { config: { permission: 'self:read', compress: false }, schema: { tags: ['live'], summary: 'Changes in the shop as server-sent events', produces: ['text/event-stream'] } }, async (request, reply) => {
    const stream = liveStream((listener) => live.subscribe(request.shopId, listener));
    open.add(stream);
    stream.on('close', () => open.delete(stream));
    return reply.header('cache-control', 'no-store').header('x-accel-buffering', 'no').type('text/event-stream').send(stream);
  });
}
