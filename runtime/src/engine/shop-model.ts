/** A shop, and what it asks of the messages to its contacts: caps, send times, how long data is kept; with the defaults of a new one. */
import type { Channel, EpochMs, MessageClass, ShopView } from '@nachklang/nodes/sdk';

export interface CapRule {
  id: string;
  channel: Channel | 'any';
  class: MessageClass;
  category?: string;
  /** Rolling window in milliseconds. */
  windowMs: number;
  max: number;
}

/** When messages of a kind may leave, by the clock on the recipient's wall. */
export interface SendTimeRule {
  id: string;
  channel: Channel | 'any';
  class: MessageClass;
  /** `HH:MM`; nothing leaves from `from` (included) to `to` (not included), also over midnight. */
  quiet?: { from: string; to: string };
  /** ISO weekdays on which messages may leave; at least one. */
  weekdays: number[];
  /** Nothing leaves on public holidays of the recipient's country and state. */
  restOnHolidays: boolean;
}

/** What a shop asks of the policy beside caps. Absent in records of before: then nothing is asked. */
export interface ShopPolicy {
  sendTimes: SendTimeRule[];
  /** How long advertising waits for competitors before one of them is chosen; at once where absent. */
  settleMs?: number;
  /** Days between the end of the return period and a voucher; {@link DEFAULT_VOUCHER_GRACE_DAYS} where absent. */
  voucherGraceDays?: number;
  /** Statements about the checkout that were not so (see `CheckoutNoticeRecord`). */
  retractedStatements?: string[];
}

/** A withdrawal that was posted on the last day counts, and arrives later (§ 355 Abs. 1 Satz 5 BGB). */
export const DEFAULT_VOUCHER_GRACE_DAYS = 3;

/**
 * Advertising of a new shop rests from 21 to 8 o'clock: nobody wants it at night, and a message that lights up a phone then costs more
 * goodwill than it earns. Sundays and holidays stay open, because for most small shops they are the best days. Service mails leave at any hour.
 */
export const DEFAULT_POLICY: ShopPolicy = {
  settleMs: 60_000,
  sendTimes: [{ id: 'marketing-night', channel: 'any', class: 'marketing', quiet: { from: '21:00', to: '08:00' }, weekdays: [1, 2, 3, 4, 5, 6, 7], restOnHolidays: false }],
};

/** Days for which each kind of data is kept. */
export interface Retention { mails: number; decisions: number; events: number; runs: number; audit: number; withdrawals: number }

export interface ShopRecord {
  _id: string;
  view: ShopView;
  caps: CapRule[];
  policy?: ShopPolicy;
  /** The defaults count where it is absent. */
  retention?: Partial<Retention>;
  /** Sender of mails: `Name <address>`. */
  mailFrom: string;
  formalAddress: 'sie' | 'du';
  createdAt: EpochMs;
}

/** Default caps of a new shop: 1 marketing message in 24 h and 3 in 7 days, over all journeys (design §6). */
export const DEFAULT_CAPS: CapRule[] = [
  { id: 'marketing-1-in-24h', channel: 'any', class: 'marketing', windowMs: 24 * 3_600_000, max: 1 },
  { id: 'marketing-3-in-7d', channel: 'any', class: 'marketing', windowMs: 7 * 24 * 3_600_000, max: 3 },
];
