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
  | { kind: 'unknown'; error: string };

export interface Mailer {
  /** Whether handing the same mail over twice leaves one mail (the built-in mailbox does; SMTP does not). */
  readonly idempotent: boolean;
  /** Hands over many; answers in the same order, never throws for a single mail. */
  send(mails: OutgoingMail[]): Promise<HandOver[]>;
  close(): Promise<void>;
}
