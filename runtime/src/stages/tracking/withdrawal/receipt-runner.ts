/** Hands receipts over to the mailer, each at least once: what no answer came for is handed over again, under the same Message-ID. */
import type { ShopRecord } from '../../../engine/shop-model.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { HandOver, Mailer } from '../../../ports/mailer.ts';
import { backoffMs, GIVE_UP_AFTER_MS, MAIL_BACKOFF } from '../../delivery/index.ts';
import { receiptMail } from './receipt-mail.ts';
import type { ReceiptRecord, Receipts } from './receipts.ts';

export interface ReceiptRunnerPorts {
  receipts: Receipts;
  mailer: Mailer;
  clock: Clock;
  shop(shopId: string): Promise<ShopRecord | undefined>;
}

/** Longer than a hand-over may take. */
const CLAIM_MS = 5 * 60_000;
/** Of one sweep; the next one is seconds away. */
const MOST = 200;

export class ReceiptRunner {
  readonly #ports: ReceiptRunnerPorts;
  #stopped = false;

  constructor(ports: ReceiptRunnerPorts) {
    this.#ports = ports;
  }

  /** Any number of workers may sweep at once. */
  async sweep(): Promise<void> {
    const { receipts, clock } = this.#ports;
    for (let done = 0; done < MOST && !this.#stopped; done += 1) {
      const receipt = await receipts.claim(clock.now(), CLAIM_MS);
      if (receipt === null) return;
      await this.#handOver(receipt);
    }
  }

  /** The sweep under way ends with the receipt in hand; the others stay for whoever comes next. */
  stop(): void {
    this.#stopped = true;
  }

  async #handOver(receipt: ReceiptRecord): Promise<void> {
    const { receipts, mailer, clock, shop: find } = this.#ports;
    const shop = await find(receipt.shopId);
    if (shop === undefined) return receipts.settle(receipt, { state: 'failed', error: 'The shop is not here any more.' });
    const answer = await send(mailer, receipt, shop);
    if (answer.kind === 'accepted') return receipts.settle(receipt, { state: 'sent' });
    const now = clock.now();
    if (answer.kind === 'rejected' || now - receipt.declaredAt > GIVE_UP_AFTER_MS) return receipts.settle(receipt, { state: 'failed', error: answer.error });
    return receipts.settle(receipt, { state: 'queued', error: answer.error, dueAt: now + backoffMs(receipt._id, receipt.attempts, MAIL_BACKOFF) });
  }
}

async function send(mailer: Mailer, receipt: ReceiptRecord, shop: ShopRecord): Promise<HandOver> {
  try {
    const [answer] = await mailer.send([receiptMail(receipt, shop)]);
    return answer ?? { kind: 'unknown', error: 'The mailer gave no answer.' };
  } catch (error) {
    return { kind: 'unknown', error: error instanceof Error ? error.message : String(error) };
  }
}
