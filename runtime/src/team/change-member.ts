/** PATCH and DELETE /api/v1/team/:userId: another role, or out of the team. */
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import { noteAudit } from '../audit/note-audit.ts';
import { changeRole, membersOf, removeMembership, type MembershipChange } from '../auth/membership-repository.ts';
import type { App } from '../plugins/app-instance.ts';
import { conflict, notFound } from '../plugins/problem.ts';
import { MemberPath, RoleForm } from './team-schema.ts';

export function changeMember(app: App, { db, live }: WebServices): void {
  const config = { permission: 'team:write' } as const;
  app.patch(
    '/api/v1/team/:userId',
    { config: { ...config, audit: 'member.changed' }, schema: { tags: ['team'], summary: 'Change a role', params: MemberPath, body: RoleForm, response: { 204: Type.Null() } } },
    async (request, reply) => {
      const { shopId, params: { userId }, body: { role } } = request;
      const before = (await membersOf(db, shopId)).find((member) => member.userId === userId)?.role;
      refuseUnlessDone(await changeRole(db, shopId, userId, role));
      noteAudit(request, { changes: [{ field: 'role', ...(before !== undefined && { before }), after: role }] });
      live.publish(request.shopId, { topic: 'team' });
      return reply.code(204).send(null);
    },
  );
  app.delete(
    '/api/v1/team/:userId',
    { config: { ...config, audit: 'member.removed' }, schema: { tags: ['team'], summary: 'Remove a member', params: MemberPath, response: { 204: Type.Null() } } },
    async (request, reply) => {
      refuseUnlessDone(await removeMembership(db, request.shopId, request.params.userId));
      live.publish(request.shopId, { topic: 'team' });
      return reply.code(204).send(null);
    },
  );
}

function refuseUnlessDone(change: MembershipChange): void {
  if (change.kind === 'unknown') throw notFound('Member');
  if (change.kind === 'last_owner') throw conflict('last_owner', 'This is the only owner of the shop. Make somebody else an owner first.');
}
