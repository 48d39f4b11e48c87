/** Who is signed in, and signing in and out. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, dataOf, done } from './client.ts';
import { readProblem, unreachable } from './problem.ts';
import { workIn } from './shop.ts';
import type { Me, Permission } from './types.ts';

/** Whether anybody is signed in. Answers strangers politely, where everything else would answer 401. Asked without better-auth's client: nobody waits for that before they see their page. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<boolean> => {
    const answer = await fetch('/api/auth/get-session').catch(() => {
      throw unreachable();
    });
    const session: unknown = await answer.json().catch(() => undefined);
    if (!answer.ok) throw readProblem(answer.status, session);
    return session !== null;
  },
  // What was true a moment ago is asked again; two who ask at the same time ask once.
  staleTime: 0,
  refetchInterval: false,
});

/** Null when nobody is signed in. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ client }): Promise<Me | null> => {
    if (!(await client.fetchQuery(sessionQuery))) return null;
    const me = await dataOf(api.GET('/api/v1/me'));
    workIn(me.shop.id);
    return me;
  },
  staleTime: 60_000,
});

/** Throws an `ApiProblem`, with the code `invalid_email_or_password` when they do not fit. */
export async function signIn(email: string, password: string): Promise<void> {
  const { authClient } = await import('./auth-client.ts');
  const answer = await authClient.signIn.email({ email, password }).catch(() => {
    throw unreachable();
  });
  if (answer.error !== null) throw readProblem(answer.error.status, answer.error);
}

export async function signOut(): Promise<void> {
  const { authClient } = await import('./auth-client.ts');
  await authClient.signOut();
}

/** From here on this browser works in another shop of the person; begins anew, so that nothing of the shop before stays in memory. */
export async function switchShop(shop: string): Promise<void> {
  await done(api.PUT('/api/v1/me/shop', { body: { shop } }));
  window.location.assign('/');
}

/** Whether the person signed in may do this; what they may not do is not offered. */
export function useMay(permission: Permission): boolean {
  const { data } = useQuery(meQuery);
  return data?.permissions.includes(permission) ?? false;
}
