/** Hands a rendered mail to whoever carries it on. */
import type { ShortEmail } from '../stages/rendering/index.ts';

export interface OutgoingMail {
  /** Key of the message; the Message-ID is derived from it. */
  id: string;
  shopId: string;
  contactId: string;
  from: string;
  to: string;
  replyTo?: string;
  subject: string;
  html: string;
  text: string;
  /** HTML and text without the passages of their template, where a template made them. */
  short?: Omit<ShortEmail, 'subject'>;
  messageId: string;
  headers: Record<string, string>;
  /** Kept by the built-in mailbox for its list. */
  meta: {
    journeyId: string; nodeId: string; class: 'transactional' | 'marketing'; locale: 'de' | 'en'; createdAt: number;
    /** Sent by a person to themselves; no message stands behind it. */
    test?: true;
  };
}

export type HandOver =
  | { kind: 'accepted'; providerId?: string }
  /** Try again later (SMTP 4xx, connection trouble before DATA was answered is `unknown`). */
  | { kind: 'retry'; error: string }
  /** Never (SMTP 5xx); `bounced` when the address itself was refused. */
  | { kind: 'rejected'; error: string; bounced: boolean }
  /** The connection broke between hand-over and answer: nobody knows. */
  | { kind: 'unknown'; error: string }
  /** The last look kept it back: not a byte left. */
  | { kind: 'withheld'; error: string }
  /** The mailer was stopped while the mail waited for a connection: not a byte left. */
  | { kind: 'not_begun'; error: string };

export const WITHHELD: HandOver = { kind: 'withheld', error: 'The last look kept it back.' };

/** Asked of mails at the moment they leave: what to send, in the same order; undefined for one that must stay. */
export type LastLookAt = (mails: readonly OutgoingMail[]) => Promise<readonly (OutgoingMail | undefined)[]>;

export interface Mailer {
  /** Whether handing the same mail over twice leaves one mail (the built-in mailbox does; SMTP does not). */
  readonly idempotent: boolean;
  /** Hands over many; answers in the same order, never throws for a single mail. Looks right before each transaction with whoever carries mails on. */
  send(mails: OutgoingMail[], lastLook?: LastLookAt): Promise<HandOver[]>;
  /** Where mails wait for a connection: nothing begins any more, and those that wait come back as `not_begun`. */
  stop?(): void;
  close(): Promise<void>;
}
