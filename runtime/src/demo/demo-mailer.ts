/** Keeps the demo shop's mails at home: they go to the built-in mailbox, everybody else's to the mail server. */
import type { HandOver, LastLookAt, Mailer, OutgoingMail } from '../ports/mailer.ts';
import { isDemo } from './demo-id.ts';

export class DemoMailer implements Mailer {
  readonly #real: Mailer;
  readonly #mailbox: Mailer;

  constructor(real: Mailer, mailbox: Mailer) {
    this.#real = real;
    this.#mailbox = mailbox;
  }

  get idempotent(): boolean {
    return this.#real.idempotent;
  }

  async send(mails: OutgoingMail[], lastLook?: LastLookAt): Promise<HandOver[]> {
    const [kept, sent] = await Promise.all([
      answersOf(this.#mailbox, mails.filter(({ shopId }) => isDemo(shopId)), lastLook),
      answersOf(this.#real, mails.filter(({ shopId }) => !isDemo(shopId)), lastLook),
    ]);
    return mails.map((mail) => kept.get(mail) ?? sent.get(mail) ?? { kind: 'unknown', error: 'The mailer gave no answer.' });
  }

  stop(): void {
    this.#real.stop?.();
    this.#mailbox.stop?.();
  }

  async close(): Promise<void> {
    await this.#real.close();
    await this.#mailbox.close();
  }
}

async function answersOf(mailer: Mailer, mails: OutgoingMail[], lastLook: LastLookAt | undefined): Promise<Map<OutgoingMail, HandOver>> {
  const answers = mails.length === 0 ? [] : await mailer.send(mails, lastLook);
  return new Map(mails.flatMap((mail, index) => (answers[index] === undefined ? [] : [[mail, answers[index]] as const])));
}
