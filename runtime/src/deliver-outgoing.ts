/** From the engine's outgoing message to what delivery takes. */
import type { Core } from './core.ts';
import type { Outgoing } from './engine/drain.ts';
import type { Delivery } from './stages/delivery/index.ts';

/** Nothing when its e-mail or shop is not at hand: then it stays queued, and the sweep says why it cannot leave. */
export function deliveryOf({ catalog }: Pick<Core, 'catalog'>, { message, facts }: Outgoing): Delivery[] {
  const email = catalog.email(message.versionId, message.email, message.locale);
  const shop = catalog.shopRecord(message.shopId);
  return email && shop ? [{ message, facts, email, shop }] : [];
}
