/** Where the mails of the demo go while it is told: kept as they were rendered, for the built-in mailbox to take when the story is over. */
import type { DelivererPorts } from '../stages/delivery/index.ts';
import type { HandOver, Mailer, OutgoingMail } from '../ports/mailer.ts';
import type { StoryStore } from './story-store.ts';

/** Takes every mail, as the built-in mailbox does. */
export class StoryMailer implements Mailer {
  readonly idempotent = true;
  readonly mails: OutgoingMail[] = [];

  async send(mails: OutgoingMail[]): Promise<HandOver[]> {
    this.mails.push(...mails);
    return mails.map(() => ({ kind: 'accepted' }));
  }

  async close(): Promise<void> {}
}

/** Nobody else holds any of these messages, and each leaves in the step that wants it. */
export function storyOutbox(store: StoryStore): DelivererPorts['outbox'] {
  const keep = async (ids: readonly string[]) => new Set(ids);
  return {
    keepClaim: keep,
    startSending: keep,
    claimDue: async () => [],
    settleInterrupted: async () => undefined,
    release: async () => undefined,
    record: async (outcomes) => {
      for (const [id, outcome] of outcomes) if (outcome.kind === 'sent') store.sent(id, outcome.at);
    },
  };
}
