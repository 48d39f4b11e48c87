/** GET /api/v1/invitations?token=…: what the holder of an invitation is invited to. */
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import { LinkToken } from '../auth/account-schema.ts';
import { Role } from '../auth/permissions.ts';
import type { App } from '../plugins/app-instance.ts';
import { findShop } from '../shops/shop-repository.ts';
import { invitationOver } from './accept-invitation.ts';
import { findInvitation } from './invitation-repository.ts';

const closed = { additionalProperties: false } as const;
const Offer = Type.Object(
  {
    shop: Type.String(),
    email: Type.String(),
    role: Role,
    hasAccount: Type.Boolean({ description: 'The address has an account here already; its password is asked for' }),
  },
  closed,
);

export function showInvitation(app: App, { db, clock, signIn }: WebServices): void {
  app.get(
    '/api/v1/invitations',
    {
      config: { permission: 'public' },
      schema: { tags: ['sign-in'], summary: 'What an invitation is for', querystring: Type.Object({ token: LinkToken }, closed), response: { 200: Offer } },
    },
    async (request, reply) => {
      const invitation = await findInvitation(db, request.query.token, clock.now());
      if (invitation === null) throw invitationOver();
      const { email, role, shopId } = invitation;
      const [shop, user] = await Promise.all([findShop(db, shopId), signIn.findUser(email)]);
      return reply.header('cache-control', 'no-store').send({ shop: shop?.view.name ?? '', email, role, hasAccount: user !== null });
    },
  );
}
