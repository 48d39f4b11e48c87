/** POST /api/v1/team/invitations: makes a link that lets one person join. DELETE takes it back. */
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import { noteAudit } from '../audit/note-audit.ts';
import { actorOf } from '../auth/caller.ts';
import { callerOf } from '../auth/enforce-permissions.ts';
import { membersOf } from '../auth/membership-repository.ts';
import type { App } from '../plugins/app-instance.ts';
import { conflict, notFound } from '../plugins/problem.ts';
import { addInvitation, withdrawInvitation } from './invitation-repository.ts';
import { InvitationForm, InvitationMade, InvitationPath, presentInvitation } from './team-schema.ts';

export function inviteMember(app: App, { db, clock, config, live }: WebServices): void {
  app.post(
    '/api/v1/team/invitations',
    { config: { permission: 'team:write', compress: false, audit: 'member.invited' }, schema: { tags: ['team'], summary: 'Invite somebody', body: InvitationForm, response: { 201: InvitationMade } } },
    async (request, reply) => {
      const email = request.body.email.toLowerCase();
      const members = await membersOf(db, request.shopId);
      if (members.some((member) => member.email === email)) throw conflict('already_member', 'This person is in the team already. Change the role there instead.');
      const { record, token } = await addInvitation(db, {
        shopId: request.shopId,
        email,
        role: request.body.role,
        createdAt: clock.now(),
        createdBy: actorOf(callerOf(request)),
      });
      noteAudit(request, { changes: [{ field: 'role', after: request.body.role }] });
      live.publish(request.shopId, { topic: 'team' });
      return reply.code(201).send({ invitation: presentInvitation(record), link: `${config.baseUrl}/join?token=${token}` });
    },
  );
  app.delete(
    '/api/v1/team/invitations/:id',
    { config: { permission: 'team:write', audit: 'invitation.withdrawn' }, schema: { tags: ['team'], summary: 'Withdraw an invitation', params: InvitationPath, response: { 204: Type.Null() } } },
    async (request, reply) => {
      if (!(await withdrawInvitation(db, request.shopId, request.params.id))) throw notFound('Invitation');
      live.publish(request.shopId, { topic: 'team' });
      return reply.code(204).send(null);
    },
  );
}
