/** Serves the built UI. Any path that is neither a file nor the API's gets the page, whose own router goes on from there. */
import { existsSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { sendProblem } from './errors.ts';

export const UI_DIR = join(import.meta.dirname, '../../../builder-ui/dist');

/** Its page is the same, with a link to everything the editor needs: the browser fetches it at once. */
const EDITOR = /^\/journeys\/(?!templates\/?$)[^/]+\/?$/;
const NOT_PAGES = /^\/(api|hooks|p|healthz|readyz|metrics)(\/|$)/;

/** Answers whether there was a built UI to serve. */
export async function installStaticUi(app: FastifyInstance, dir = UI_DIR): Promise<boolean> {
  if (!existsSync(join(dir, 'index.html'))) {
    app.get('/', { config: { permission: 'public', rateLimit: false } }, async (_request, reply) =>
      reply.type('text/plain; charset=utf-8').send('Nachklang läuft / is running.\nAPI: /api/v1/openapi.json\n'),
    );
    return false;
  }
  const files = new Set(readdirSync(dir, { recursive: true, encoding: 'utf8' }).map((name) => `/${name.replaceAll(sep, '/')}`));
  // The build puts .br and .gz files beside the originals.
  await app.register(fastifyStatic, { root: dir, serve: false, preCompressed: true, maxAge: '1y', immutable: true, cacheControl: true });
  app.get('/*', { config: { permission: 'public', rateLimit: false } }, async (request, reply) => {
    const path = decodeURIComponent(request.url.split('?', 1)[0] ?? '/');
    if (NOT_PAGES.test(path)) {
      return sendProblem(request, reply, { status: 404, code: 'route_not_found', detail: 'There is nothing on this path. The description of the API is at /api/v1/openapi.json.' });
    }
    if (files.has(path) && path.includes('.')) {
      // File names carry a hash of their content, except for those at the top.
      return path.startsWith('/assets/') ? reply.sendFile(path) : reply.sendFile(path, { maxAge: 0, immutable: false });
    }
    return reply.sendFile(EDITOR.test(path) && files.has('/editor.html') ? 'editor.html' : 'index.html', { maxAge: 0, immutable: false });
  });
  return true;
}
