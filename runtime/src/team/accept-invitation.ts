/** POST /api/v1/invitations/accept: joins the team the link is for, with a new account or one that exists. */
import type { Static } from 'typebox';
import type { WebServices } from '../app-services.ts';
import { saveMembership } from '../auth/membership-repository.ts';
import { requireSameOrigin } from '../auth/same-origin.ts';
import type { App } from '../plugins/app-instance.ts';
import { Problem } from '../plugins/problem.ts';
import { signInLimit } from '../plugins/rate-limits.ts';
import { findInvitation, takeInvitation } from './invitation-repository.ts';
import { AcceptForm, Accepted } from './team-schema.ts';

export function acceptInvitation(app: App, services: WebServices): void {
  const { config } = services;
  app.post(
    '/api/v1/invitations/accept',
    {
      config: { permission: 'public', rateLimit: signInLimit(config) },
      schema: { tags: ['sign-in'], summary: 'Join a team by invitation', body: AcceptForm, response: { 200: Accepted } },
      onRequest: async (request) => requireSameOrigin(request),
    },
    async (request, reply) => {
      const { cookies, ...joined } = await join(services, request.body);
      return reply.header('set-cookie', cookies).send(joined);
    },
  );
}

/** Throws a {@link Problem} when the invitation is over, or the password of an existing account is wrong. */
export async function join(
  { db, clock, signIn, live }: WebServices,
  { token, name, password }: Static<typeof AcceptForm>,
): Promise<{ userId: string; shopId: string; cookies: string[] }> {
  const invitation = await findInvitation(db, token, clock.now());
  if (invitation === null) throw invitationOver();
  const { email, shopId, role } = invitation;
  const known = await signIn.findUser(email);
  // Who holds the link need not own the account: the password of an existing one is asked for before the link is used up.
  const cookies = known === null ? null : await signIn.signIn(email, password);
  if (known !== null && cookies === null) throw wrongPassword();
  if (!(await takeInvitation(db, invitation._id))) throw invitationOver();
  const user = known ?? (await signIn.createUser({ name, email, password }));
  await saveMembership(db, { shopId, userId: user.id, name: user.name, email, role, createdAt: clock.now() });
  live.publish(shopId, { topic: 'team' });
  return { userId: user.id, shopId, cookies: cookies ?? (await signIn.signIn(email, password)) ?? [] };
}

export function invitationOver(): Problem {
  return new Problem({ status: 410, code: 'invitation_over', field: '/token', detail: 'This invitation was used already, taken back, or is too old. Ask an owner of the shop for a new one.' });
}

function wrongPassword(): Problem {
  return new Problem({ status: 401, code: 'wrong_password', field: '/password', detail: 'There is an account with this e-mail address already. Enter its password to join with it.' });
}
