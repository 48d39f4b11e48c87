/** Who may do what: the one table of permissions, roles and API-key scopes. */
import { Type, type Static } from 'typebox';

export const PERMISSIONS = [
  'self:read',
  'events:write',
  'events:read',
  'journeys:read',
  'journeys:write',
  'journeys:publish',
  'contacts:read',
  'contacts:write',
  'contacts:export',
  'contacts:erase',
  'orders:read',
  'runs:read',
  'runs:write',
  'tasks:read',
  'tasks:write',
  'mailbox:read',
  'shop:read',
  'shop:write',
  'team:read',
  'team:write',
  'api-keys:write',
  'audit:read',
  'metrics:read',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** What a route declares: open to everyone, or the permission its caller needs. */
export type RoutePermission = 'public' | Permission;

export const Role = Type.Enum(['owner', 'editor', 'viewer']);
export type Role = Static<typeof Role>;

const VIEWER = [
  'self:read', 'events:read', 'journeys:read', 'contacts:read', 'orders:read', 'runs:read', 'tasks:read', 'mailbox:read', 'shop:read', 'team:read',
] as const satisfies Permission[];
const EDITOR = [...VIEWER, 'journeys:write', 'journeys:publish', 'runs:write', 'tasks:write', 'events:write', 'contacts:write'] as const satisfies Permission[];

export const ROLE_PERMISSIONS: Record<Role, ReadonlySet<Permission>> = {
  viewer: new Set(VIEWER),
  editor: new Set(EDITOR),
  owner: new Set(PERMISSIONS),
};

/** What an API key may be given. Team, keys and the shop's settings stay with people who sign in. */
export const SCOPES = [
  'events:write', 'events:read', 'journeys:read', 'journeys:write', 'journeys:publish', 'contacts:read', 'orders:read', 'runs:read',
  'tasks:read', 'tasks:write', 'mailbox:read', 'shop:read', 'metrics:read',
] as const satisfies Permission[];
export const Scope = Type.Enum(SCOPES);
export type Scope = Static<typeof Scope>;

/** The permissions of a key: its scopes, and to see what it is. */
export function scopePermissions(scopes: readonly Scope[]): ReadonlySet<Permission> {
  return new Set<Permission>(['self:read', ...scopes]);
}
