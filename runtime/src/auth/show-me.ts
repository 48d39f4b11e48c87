/** GET /api/v1/me: who is asking, in which shop, and what they may do. */
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { isDemo } from '../demo/demo-id.ts';
import { findShops } from '../shops/shop-repository.ts';
import { callerOf } from './enforce-permissions.ts';
import { membershipsOf } from './membership-repository.ts';
import { PERMISSIONS, Role } from './permissions.ts';

const closed = { additionalProperties: false } as const;

const Me = Type.Object(
  {
    kind: Type.Enum(['member', 'api-key']),
    name: Type.String(),
    email: Type.Optional(Type.String()),
    role: Type.Optional(Role),
    permissions: Type.Array(Type.Enum(PERMISSIONS)),
    shop: Type.Object({ id: Type.String(), name: Type.String(), demo: Type.Boolean() }, closed),
    shops: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), role: Role, demo: Type.Boolean() }, closed), { description: 'All shops the person belongs to; the header nachklang-shop picks one for a call, PUT /api/v1/me/shop for this browser' }),
  },
  closed,
);

export function showMe(app: App, { db }: WebServices): void {
  app.get('/api/v1/me', { config: { permission: 'self:read' }, schema: { tags: ['sign-in'], summary: 'Who am I', response: { 200: Me } } }, async (request) => {
    const caller = callerOf(request);
    const memberships = caller.kind === 'member' ? await membershipsOf(db, caller.userId) : [];
    const names = await findShops(db, [caller.shopId, ...memberships.map(({ shopId }) => shopId)]);
    const shop = (id: string) => ({ id, name: names.get(id)?.view.name ?? '', demo: isDemo(id) });
    return {
      kind: caller.kind,
      name: caller.name,
      ...(caller.kind === 'member' && { email: caller.email, role: caller.role }),
      permissions: [...caller.permissions],
      shop: shop(caller.shopId),
      shops: memberships.map(({ shopId, role }) => ({ ...shop(shopId), role })),
    };
  });
}
