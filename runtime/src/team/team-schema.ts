/** The team of a shop as the API shows it. */
import { Type, type Static } from 'typebox';
import { Email, LinkToken, Password, PersonName } from '../auth/account-schema.ts';
import { Role } from '../auth/permissions.ts';
import type { InvitationRecord } from './invitation-repository.ts';

const closed = { additionalProperties: false } as const;
const instant = Type.String({ format: 'date-time' });

export const Invitation = Type.Object({ id: Type.String(), email: Type.String(), role: Role, expiresAt: instant }, closed);
export type Invitation = Static<typeof Invitation>;

export const Team = Type.Object(
  {
    members: Type.Array(Type.Object({ userId: Type.String(), name: Type.String(), email: Type.String(), role: Role, since: instant }, closed)),
    invitations: Type.Array(Invitation),
  },
  closed,
);

export const InvitationForm = Type.Object({ email: Email, role: Role }, closed);
export const InvitationMade = Type.Object({ invitation: Invitation, link: Type.String({ description: 'Shown once; give it to the person' }) }, closed);
export const RoleForm = Type.Object({ role: Role }, closed);
export const MemberPath = Type.Object({ userId: Type.String() }, closed);
export const InvitationPath = Type.Object({ id: Type.String() }, closed);
/** `name` is used for a new account; who has one already proves it with its password. */
export const AcceptForm = Type.Object({ token: LinkToken, name: PersonName, password: Password }, closed);
export const Accepted = Type.Object({ userId: Type.String(), shopId: Type.String() }, closed);

export function presentInvitation({ _id: id, email, role, expiresAt }: InvitationRecord): Invitation {
  return { id, email, role, expiresAt: new Date(expiresAt).toISOString() };
}
