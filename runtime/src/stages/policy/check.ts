/** What every check of the policy is asked, and how it answers. */
import type { Advertising, EpochMs, MessageRequest, ShopView } from '@nachklang/nodes/sdk';
import type { ContactRecord, OrderProgress } from '../../engine/model.ts';
import type { Check } from '../../engine/outbox-model.ts';
import type { CapRule, ShopPolicy } from '../../engine/shop-model.ts';
import type { Rival } from './rivals.ts';
import type { AddressLists } from './ecg-list.ts';

export interface PolicyQuestion {
  /** enrollment + node + visit */
  key: string;
  request: MessageRequest;
  contact: ContactRecord;
  shop: ShopView;
  caps: readonly CapRule[];
  policy?: ShopPolicy | undefined;
  /** What in the e-mail is advertising. */
  advertising?: Advertising | undefined;
  /** Whose message it is: people may object to a single journey. */
  journeyId?: string | undefined;
  /** The order the run is about, and how far that is where its own record is at hand; else the contact's copy counts. */
  orderId?: string | undefined;
  progress?: OrderProgress | undefined;
  /** Public lists of people who want no advertising. */
  addressLists?: AddressLists | undefined;
  now: EpochMs;
  /** When a deferred message is given up. */
  expiresAt: EpochMs;
  /** 0–100. */
  priority?: number;
  /** When it was first asked for; now where absent. */
  since?: EpochMs;
  /** Advertising is not decided on before. */
  settleUntil?: EpochMs;
  /** Other messages for this contact. Asked only when slots are at stake. */
  rivals?: () => readonly Rival[];
}

/** What stands against the message: it may never leave. `undefined`: nothing. Each check writes down what it looked at. */
export type NeverCheck = (question: PolicyQuestion, checks: Check[]) => { reason: string } | undefined;
