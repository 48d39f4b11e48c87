/**
 * A message that comes out of the outbox again, after a temporary failure or a crash, is looked at in the light of its contact and its order as they
 * are then: while it was leaving for the first time nobody could withdraw it.
 */
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { CompiledJourney } from './engine/compile-journey.ts';
import type { ContactRecord, OrderRecord } from './engine/model.ts';
import type { MessageRecord } from './engine/outbox-model.ts';
import type { ShopRecord } from './engine/shop-model.ts';
import { checkVoucher } from './stages/policy/index.ts';
import { orderProgress } from './stages/projections/index.ts';

/** `without_blocks`: a service mail leaves all the same, without its advertising. */
type Still = 'leaves' | 'without_blocks' | 'withdrawn';

interface StillAsked {
  contact: ContactRecord;
  order: OrderRecord | undefined;
  shop: ShopRecord;
  journey: CompiledJourney | undefined;
  now: EpochMs;
}

export function mayStillLeave(message: MessageRecord, asked: StillAsked): Still {
  const marketing = message.class === 'marketing';
  if (!marketing && message.advertising !== 'kept') return 'leaves';
  if (!objectedSince(asked.contact, message) && !holdsVoucher(message, asked)) return 'leaves';
  return marketing ? 'withdrawn' : 'without_blocks';
}

function objectedSince({ suppressions, consents }: ContactRecord, { channel, createdAt }: MessageRecord): boolean {
  const ofChannel = (one: { channel: string }) => one.channel === 'any' || one.channel === channel;
  return suppressions.some(ofChannel) || consents.some((consent) => ofChannel(consent) && consent.state === 'withdrawn' && consent.at >= createdAt);
}

/** A return may have been opened since (R42). */
function holdsVoucher({ _id: key, channel, email, nodeId, orderId, trackClicks }: MessageRecord, { contact, order, shop, journey, now }: StillAsked): boolean {
  const advertising = journey?.advertising.get(email);
  if (!journey || advertising?.voucher !== true) return false;
  const node = journey.nodes.get(nodeId);
  const voucherAnyTime = node?.type.definition.sendsMessage?.(node.settings)?.voucherAnyTime ?? false;
  const request = { channel, class: 'marketing', email, whenBlocked: 'skip', trackClicks, voucherAnyTime } as const;
  const question = { key, request, contact, shop: shop.view, caps: [], policy: shop.policy, advertising, orderId, now, expiresAt: now, ...(order && { progress: orderProgress(order) }) };
  return checkVoucher(question, []) !== undefined;
}
