/** Who is asking: a signed-in member of a shop's team, or an API key of a shop. Both act inside exactly one shop. */
import type { Permission, Role } from './permissions.ts';

export interface MemberCaller {
  kind: 'member';
  shopId: string;
  userId: string;
  sessionId: string;
  name: string;
  email: string;
  role: Role;
  permissions: ReadonlySet<Permission>;
}

export interface ApiKeyCaller {
  kind: 'api-key';
  shopId: string;
  keyId: string;
  name: string;
  permissions: ReadonlySet<Permission>;
}

export type Caller = MemberCaller | ApiKeyCaller;

/** How a caller is written into records such as `savedBy`. */
export function actorOf(caller: Caller): string {
  return caller.kind === 'member' ? `user:${caller.userId}` : `key:${caller.keyId}`;
}
