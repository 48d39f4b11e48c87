/** Creates the first owner together with the shop; also for the demo and the command line. */
import type { WebServices } from '../app-services.ts';
import { membershipsOf, saveMembership } from '../auth/membership-repository.ts';
import type { NewUser, User } from '../auth/sign-in.ts';
import type { ShopRecord } from '../engine/shop-model.ts';
import { createShop, deleteShop, type NewShop } from '../shops/shop-repository.ts';

export type OwnerServices = Pick<WebServices, 'db' | 'clock' | 'signIn'>;

/**
 * The membership is written last and decides: whatever a crash leaves before it is an account without a shop, which the next
 * set-up with the same address replaces.
 */
export async function createOwner({ db, clock, signIn }: OwnerServices, owner: NewUser, shop: NewShop): Promise<{ user: User; shop: ShopRecord }> {
  const left = await signIn.findUser(owner.email);
  if (left !== null && (await membershipsOf(db, left.id)).length === 0) await signIn.deleteUser(left.id);
  const created = await createShop(db, clock, shop);
  try {
    const user = await signIn.createUser(owner);
    await saveMembership(db, { shopId: created._id, userId: user.id, name: user.name, email: user.email, role: 'owner', createdAt: clock.now() });
    return { user, shop: created };
  } catch (error) {
    await deleteShop(db, created._id);
    throw error;
  }
}
