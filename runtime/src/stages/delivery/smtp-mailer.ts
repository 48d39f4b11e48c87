/** Mails over SMTP, through pooled connections that stay open. */
import { Readable } from 'node:stream';
import { createTransport, type MailMessage, type SMTPPoolSentMessageInfo, type Transporter } from 'nodemailer';
import { WITHHELD, type HandOver, type LastLookAt, type Mailer, type OutgoingMail } from '../../ports/mailer.ts';
import { readSender } from '../../shops/mail-sender.ts';
import { judgeSmtpFailure } from './judge-smtp.ts';
import { mimeHtml, mimePart } from './mime-part.ts';
import { Slots } from './slots.ts';

/** Unless `SMTP_URL` says otherwise (`?maxConnections=2&maxMessages=50`). */
const POOL = { maxConnections: 8, maxMessages: 500 };
const TIMEOUTS = { connectionTimeout: 30_000, greetingTimeout: 30_000, socketTimeout: 120_000, dnsTimeout: 30_000 };

const NOT_BEGUN: HandOver = { kind: 'not_begun', error: 'Nachklang was stopped before a connection was free.' };

interface Sending {
  /** Text and HTML, each with its own headers. */
  parts: [string, Buffer | string];
  body?: Readable;
}

export class SmtpMailer implements Mailer {
  /** A server takes the same mail twice without noticing. */
  readonly idempotent = false;
  readonly #transport: Transporter<SMTPPoolSentMessageInfo>;
  /** One for each connection, so that a mail which has one leaves at once: nothing is looked at long before. */
  readonly #slots: Slots;
  /** What is under way, by the mail. */
  readonly #sending = new Map<string, Sending>();

  constructor(smtpUrl: string) {
    this.#slots = new Slots(Number(new URL(smtpUrl).searchParams.get('maxConnections')) || POOL.maxConnections);
    this.#transport = createTransport({
      url: smtpUrl, pool: true, ...POOL, ...TIMEOUTS,
      tls: { minVersion: 'TLSv1.2' },
      requireTLS: mustEncrypt(smtpUrl),
      disableFileAccess: true, disableUrlAccess: true,
    });
    this.#transport.use('stream', (mail, done) => {
      this.#inOnePiece(mail);
      done();
    });
  }

  send(mails: OutgoingMail[], lastLook?: LastLookAt): Promise<HandOver[]> {
    return Promise.all(mails.map(async (mail) => (await this.#slots.with(() => this.#lookAndSend(mail, lastLook))) ?? NOT_BEGUN));
  }

  stop(): void {
    this.#slots.close();
  }

  async close(): Promise<void> {
    this.#transport.close();
  }

  async #lookAndSend(wanted: OutgoingMail, lastLook: LastLookAt | undefined): Promise<HandOver> {
    if (!lastLook) return this.#sendOne(wanted);
    try {
      const [mail] = await lastLook([wanted]);
      return mail === undefined ? WITHHELD : await this.#sendOne(mail);
    } catch (error) {
      return { kind: 'retry', error: `Nobody could say whether it may leave: ${String(error)}` };
    }
  }

  async #sendOne(mail: OutgoingMail): Promise<HandOver> {
    const sending: Sending = { parts: [mimePart('text/plain', mail.text), mail.short ? mimeHtml(mail.short) : mimePart('text/html', mail.html)] };
    this.#sending.set(mail.messageId, sending);
    try {
      const { response } = await this.#transport.sendMail({
        // Objects, not texts to be read: a colon in the name of a shop is no group, and a comma in an address makes no two recipients.
        from: readSender(mail.from),
        to: { name: '', address: mail.to },
        ...(mail.replyTo !== undefined && { replyTo: mail.replyTo }),
        subject: mail.subject,
        alternatives: sending.parts.map((raw) => ({ raw })),
        messageId: mail.messageId, headers: mail.headers,
      });
      return { kind: 'accepted', providerId: response.slice(0, 200) };
    } catch (error) {
      return judgeSmtpFailure(error, sending.body?.readableDidRead === true);
    } finally {
      this.#sending.delete(mail.messageId);
    }
  }

  /**
   * Nodemailer makes the headers; what it would join from a stream per part is at hand. The one stream tells how far a mail got: an error alone
   * does not say whether a byte had left.
   */
  #inOnePiece({ message }: MailMessage): void {
    const sending = message === undefined ? undefined : this.#sending.get(message.messageId());
    if (message === undefined || sending === undefined) return;
    message.createReadStream = () => {
      const headers = message.buildHeaders();
      return (sending.body = Readable.from(multipart(headers, String(message.boundary), sending.parts)));
    };
  }
}

/** RFC 2046 §5.1.1. */
function multipart(headers: string, boundary: string, [text, html]: Sending['parts']): Buffer {
  const before = `${headers}\r\n\r\n--${boundary}\r\n${text}\r\n--${boundary}\r\n`;
  return Buffer.concat([Buffer.from(before), Buffer.from(html), Buffer.from(`\r\n--${boundary}--\r\n`)]);
}

/** A password never travels in the clear, except to this very machine. */
function mustEncrypt(smtpUrl: string): boolean {
  const { username, hostname } = new URL(smtpUrl);
  return username !== '' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
