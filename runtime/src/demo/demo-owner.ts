/** An account for the demo shop alone: for those who start with `--demo` and have no account yet. */
import { saveMembership } from '../auth/membership-repository.ts';
import { createSignIn } from '../auth/sign-in.ts';
import { randomToken } from '../auth/tokens.ts';
import type { Core } from '../core.ts';
import { DEMO_SHOP_ID } from './demo-id.ts';

const EMAIL = 'demo@klangholz.example';

/** A fresh password each time; the account of an earlier demo is replaced. */
export async function createDemoOwner(core: Pick<Core, 'db' | 'clock' | 'config'>): Promise<{ email: string; password: string }> {
  const { db, clock } = core;
  const signIn = createSignIn(core);
  const before = await signIn.findUser(EMAIL);
  if (before !== null) await signIn.deleteUser(before.id);
  const password = randomToken().slice(0, 16);
  const user = await signIn.createUser({ name: 'Demo', email: EMAIL, password });
  await saveMembership(db, { shopId: DEMO_SHOP_ID, userId: user.id, name: user.name, email: user.email, role: 'owner', createdAt: clock.now() });
  return { email: EMAIL, password };
}
