/** POST /hooks/:source/:shop: what shop systems, carriers and mail providers call. Open to everyone, so only the signature counts. */
import { Type } from 'typebox';
import type { App } from '../../../plugins/app-instance.ts';
import { Problem } from '../../../plugins/problem.ts';
import { takeDelivery, type HookServices, type Taken } from '../take-delivery.ts';

/** Orders with a thousand lines stay below a megabyte. */
const MAX_BODY_BYTES = 5 * 1024 * 1024;

const Params = Type.Object({ source: Type.String({ maxLength: 64 }), shop: Type.String({ maxLength: 200 }) });
const HookAnswer = Type.Object({ status: Type.Enum(['accepted', 'duplicate', 'ignored', 'kept']) }, { additionalProperties: false });

export function hookRoutes(app: App, services: HookServices): void {
  void app.register(async (scope: App) => {
    // Signatures are made over the bytes as they came: nothing may parse them before.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    scope.post(
      '/hooks/:source/:shop',
      {
        bodyLimit: MAX_BODY_BYTES,
        config: { permission: 'public', rateLimit: false },
        schema: { tags: ['events'], summary: 'Take a webhook of a connected system', params: Params, response: { 200: HookAnswer } },
      },
      async (request) => {
        const { source, shop } = request.params;
        const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        return answerOf(await takeDelivery(services, { source, shopId: shop }, request.headers, rawBody));
      },
    );
  });
}

function answerOf(taken: Taken): { status: 'accepted' | 'duplicate' | 'ignored' | 'kept' } {
  switch (taken.kind) {
    case 'taken':
      return { status: taken.accepted === 0 && taken.duplicates > 0 ? 'duplicate' : 'accepted' };
    case 'ignored':
    case 'kept':
      return { status: taken.kind };
    case 'forged':
      throw new Problem({ status: 401, code: 'bad_signature', detail: taken.reason });
    case 'not_connected':
      throw new Problem({ status: 404, code: 'not_connected', detail: 'This shop is not connected to this source. Check the address, or connect it in the settings.' });
  }
}
