/** PUT /api/v1/me/shop: the shop that this browser works in from now on. */
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { conflict, notFound } from '../plugins/problem.ts';
import { chooseShop } from './chosen-shop.ts';
import { callerOf } from './enforce-permissions.ts';
import { membershipsOf } from './membership-repository.ts';

const Choice = Type.Object({ shop: Type.String({ minLength: 1, maxLength: 200 }) }, { additionalProperties: false });

export function switchShop(app: App, { db, config }: WebServices): void {
  app.put(
    '/api/v1/me/shop',
    { config: { permission: 'self:read' }, schema: { tags: ['sign-in'], summary: 'Work in another shop', body: Choice, response: { 204: Type.Null() } } },
    async (request, reply) => {
      const caller = callerOf(request);
      if (caller.kind === 'api-key') throw conflict('key_has_one_shop', 'An API key belongs to one shop and stays there. Make a key in the other shop.');
      const { shop } = request.body;
      if (!(await membershipsOf(db, caller.userId)).some(({ shopId }) => shopId === shop)) throw notFound('Shop');
      return reply.code(204).header('set-cookie', chooseShop(config, shop)).send(null);
    },
  );
}
