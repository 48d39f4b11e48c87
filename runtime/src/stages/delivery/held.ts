/** A message in this worker's hands. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { Delivery } from './compose-mail.ts';

export interface Held {
  delivery: Delivery;
  /** In these hands. */
  since: EpochMs;
  withdrawn: boolean;
  /** Set while it is being handed over. */
  leaving?: Promise<void>;
}

export function isMarketing({ delivery }: Held): boolean {
  return delivery.message.class === 'marketing';
}

/** Also a service mail, because of the blocks in it. */
export function advertises(held: Held): boolean {
  return isMarketing(held) || held.delivery.message.advertising === 'kept';
}
