/** A mailer for tests: keeps what it was given, answers as told. */
import { WITHHELD, type HandOver, type LastLookAt, type Mailer, type OutgoingMail } from './mailer.ts';

export class FakeMailer implements Mailer {
  readonly idempotent: boolean;
  readonly mails: OutgoingMail[] = [];
  /** Asked for every mail, before it counts as handed over. May wait, may throw. */
  answer: (mail: OutgoingMail) => HandOver | Promise<HandOver> = () => ({ kind: 'accepted' });

  constructor(options: { idempotent?: boolean } = {}) {
    this.idempotent = options.idempotent ?? false;
  }

  send(mails: OutgoingMail[], lastLook?: LastLookAt): Promise<HandOver[]> {
    return Promise.all(
      mails.map(async (wanted) => {
        const [mail] = lastLook ? await lastLook([wanted]) : [wanted];
        if (mail === undefined) return WITHHELD;
        const answer = await this.answer(mail);
        if (answer.kind === 'accepted' || answer.kind === 'unknown') this.mails.push(mail);
        return answer;
      }),
    );
  }

  async close(): Promise<void> {}
}
