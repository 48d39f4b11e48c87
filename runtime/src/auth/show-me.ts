/** GET /api/v1/me: who is asking, in which shop, and what they may do. */
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { findShop } from '../shops/shop-repository.ts';
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
    shop: Type.Object({ id: Type.String(), name: Type.String() }, closed),
    shops: Type.Array(Type.Object({ id: Type.String(), role: Role }, closed), { description: 'All shops the person belongs to; the header nachklang-shop picks one' }),
  },
  closed,
);

export function showMe(app: App, { db }: WebServices): void {
  app.get('/api/v1/me', { config: { permission: 'self:read' }, schema: { tags: ['sign-in'], summary: 'Who am I', response: { 200: Me } } }, async (request) => {
    const caller = callerOf(request);
    const shop = await findShop(db, caller.shopId);
    const memberships = caller.kind === 'member' ? await membershipsOf(db, caller.userId) : [];
    return {
      kind: caller.kind,
      name: caller.name,
      ...(caller.kind === 'member' && { email: caller.email, role: caller.role }),
      permissions: [...caller.permissions],
      shop: { id: caller.shopId, name: shop?.view.name ?? '' },
      shops: memberships.map(({ shopId, role }) => ({ id: shopId, role })),
    };
  });
}
