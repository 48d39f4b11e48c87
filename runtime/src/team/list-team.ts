/** GET /api/v1/team: members and open invitations. */
import type { WebServices } from '../app-services.ts';
import { membersOf } from '../auth/membership-repository.ts';
import type { App } from '../plugins/app-instance.ts';
import { openInvitations } from './invitation-repository.ts';
import { Team, presentInvitation } from './team-schema.ts';

export function listTeam(app: App, { db, clock }: WebServices): void {
  app.get('/api/v1/team', { config: { permission: 'team:read' }, schema: { tags: ['team'], summary: 'Members and invitations', response: { 200: Team } } }, async (request) => {
    const [members, invitations] = await Promise.all([membersOf(db, request.shopId), openInvitations(db, request.shopId, clock.now())]);
    return {
      members: members.map(({ userId, name, email, role, createdAt }) => ({ userId, name, email, role, since: new Date(createdAt).toISOString() })),
      invitations: invitations.map(presentInvitation),
    };
  });
}
