/** The description of the API, made from the routes' own schemas. */
import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config/environment.ts';

/** Must be installed before the routes; the document is at `/api/v1/openapi.json`. */
export async function installOpenApi(app: FastifyInstance, config: Config): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Nachklang', version: '1', description: 'Post-purchase journeys: events in, the right messages out.' },
      servers: [{ url: config.baseUrl }],
      components: {
        securitySchemes: {
          apiKey: { type: 'http', scheme: 'bearer', description: 'An API key: nk_<id>_<secret>' },
          session: { type: 'apiKey', in: 'cookie', name: 'nachklang.session_token' },
        },
      },
    },
    hideUntagged: true,
    transform: ({ schema, url, route }) => {
      const permission = route.config?.permission;
      const security = permission === 'public' ? [] : [{ apiKey: [] }, { session: [] }];
      return { schema: { ...schema, security, ...(permission !== undefined && { 'x-permission': permission }) }, url };
    },
  });
  app.get('/api/v1/openapi.json', { config: { permission: 'public', rateLimit: false, compress: true } }, async () => app.swagger());
}
