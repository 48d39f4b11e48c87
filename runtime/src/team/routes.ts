/** The routes of a shop's team. */
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { changeMember } from './change-member.ts';
import { inviteMember } from './invite-member.ts';
import { listTeam } from './list-team.ts';
import { showInvitation } from './show-invitation.ts';

export function teamRoutes(app: App, services: WebServices): void {
  listTeam(app, services);
  inviteMember(app, services);
  changeMember(app, services);
  acceptInvitation(app, services);
  showInvitation(app, services);
}
