/** GET /api/v1/setup: whether the first set-up is still to be done, and whether a link opens it. */
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import { LinkToken } from '../auth/account-schema.ts';
import { anyMemberExists, anyOwnerExists } from '../auth/membership-repository.ts';
import type { App } from '../plugins/app-instance.ts';
import { readSender } from '../shops/mail-sender.ts';
import { isSetupToken } from './setup-link.ts';
import { SetupStatus } from './setup-schema.ts';

const Query = Type.Object({ token: Type.Optional(LinkToken) }, { additionalProperties: false });

export function setupStatus(app: App, { db, clock, config: { mailFrom } }: WebServices): void {
  app.get(
    '/api/v1/setup',
    { config: { permission: 'public' }, schema: { tags: ['sign-in'], summary: 'Whether set-up is needed', querystring: Query, response: { 200: SetupStatus } } },
    async (request, reply) => {
      const { token } = request.query;
      const [owned, accounts, opens] = await Promise.all([anyOwnerExists(db), anyMemberExists(db), token === undefined ? undefined : isSetupToken(db, token, clock.now())]);
      const linkOpens = opens === undefined ? undefined : opens && !owned;
      return reply.header('cache-control', 'no-store').send({
        needed: !owned, accounts,
        ...(linkOpens !== undefined && { linkOpens }),
        ...(linkOpens === true && mailFrom !== undefined && { sender: readSender(mailFrom) }),
      });
    },
  );
}
