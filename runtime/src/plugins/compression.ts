/** Packs what the API answers to people and programs that read: a journey, a list. Whatever takes events in pays nothing for it. */
import compress from '@fastify/compress';
import type { FastifyInstance, RouteOptions } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * Whether answers are packed, where the rule of {@link isPacked} does not fit. False for every answer that mixes something secret (a key, a
     * link that opens something, a mail with such links) with texts of others: its packed length would tell whether they are alike (BREACH).
     */
    compress?: boolean;
  }
}

/** Less leaves in one packet anyway. */
const LEAST_BYTES = 1_400;

/** Must be installed before the routes. Files of the UI are packed when they are built, public pages are small and made of links. */
export async function installCompression(app: FastifyInstance): Promise<void> {
  app.addHook('onRoute', (route) => {
    if (!isPacked(route)) route.compress = false;
  });
  // Bodies that come in packed would have to be unpacked before their size is known.
  await app.register(compress, { globalDecompression: false, encodings: ['br', 'gzip'], threshold: LEAST_BYTES });
}

/** What somebody reads who signed in or has a key. */
function isPacked({ url, config }: RouteOptions): boolean {
  if (config?.compress !== undefined) return config.compress;
  return url.startsWith('/api/v1/') && config?.permission !== 'public' && config?.permission !== 'events:write';
}
