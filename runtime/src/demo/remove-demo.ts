/** Takes the demo shop away, with the accounts that belonged to it alone. */
import type { WebServices } from '../app-services.ts';
import { membersOf, membershipsOf } from '../auth/membership-repository.ts';
import { removeShop } from '../shops/remove-shop.ts';
import { DEMO_SHOP_ID } from './demo-id.ts';

export async function removeDemo({ db, signIn, live }: Pick<WebServices, 'db' | 'signIn' | 'live'>): Promise<void> {
  const members = await membersOf(db, DEMO_SHOP_ID);
  await removeShop(db, DEMO_SHOP_ID);
  for (const { userId } of members) {
    if ((await membershipsOf(db, userId)).length > 0) continue;
    await signIn.endSessions(userId);
    await signIn.deleteUser(userId);
  }
  live.publish(DEMO_SHOP_ID, { topic: 'shop' });
}
