/** The built-in mailbox: mails stay in the store, to be read in the UI, when no `SMTP_URL` is set. */
import type { mongo } from 'mongoose';
import type { EpochMs, Locale, MessageClass } from '@nachklang/nodes/sdk';
import { WITHHELD, type HandOver, type LastLookAt, type Mailer, type OutgoingMail } from '../../ports/mailer.ts';
import type { IndexSpec } from '../../store/index-spec.ts';
import { DUPLICATE_KEY, writeErrorsOf } from '../../store/write-errors.ts';
import { MailBodies, storedBody, type StoredBody } from './mail-bodies.ts';

export const MAIL_INDEXES: IndexSpec[] = [
  { collection: 'mails', key: { shopId: 1, createdAt: -1, _id: -1 }, options: { name: 'newest' } },
  { collection: 'mails', key: { shopId: 1, contactId: 1, createdAt: -1, _id: -1 }, options: { name: 'newest_of_contact' } },
  { collection: 'mails', key: { shopId: 1, contactId: 1, createdAt: 1 }, options: { name: 'tests_of_contact', partialFilterExpression: { test: true } } },
];

/** A mail in the store. */
export interface StoredMail {
  /** Key of the message: a repeat meets itself. */
  _id: string;
  shopId: string;
  contactId: string;
  from: string;
  to: string;
  replyTo?: string;
  subject: string;
  messageId: string;
  headers: Record<string, string>;
  journeyId: string;
  nodeId: string;
  class: MessageClass;
  locale: Locale;
  createdAt: EpochMs;
  /** Sent by a person to themselves: no message stands behind it, and `contactId` is whose data it shows, or ''. */
  test?: true;
  body: StoredBody;
}

export type MailSummary = Omit<StoredMail, 'body' | 'headers'>;
export type StoredMailView = Omit<StoredMail, 'body'> & { html: string; text: string };

/** `to` finds addresses that begin with it. */
export interface MailFilter { to?: string; contactId?: string; journeyId?: string; class?: MessageClass }
export interface MailPage {
  mails: MailSummary[];
  /** Give it back to get the next page; absent on the last. */
  cursor?: string;
}

export class MailboxMailer implements Mailer {
  readonly idempotent = true;
  readonly #mails: mongo.Collection<StoredMail>;
  readonly #bodies: MailBodies;

  constructor(db: mongo.Db) {
    this.#mails = db.collection<StoredMail>('mails');
    this.#bodies = new MailBodies(db);
  }

  async send(wanted: OutgoingMail[], lastLook?: LastLookAt): Promise<HandOver[]> {
    if (!lastLook) return this.#keep(wanted);
    let looked: Awaited<ReturnType<LastLookAt>>;
    try {
      looked = await lastLook(wanted);
    } catch (error) {
      return wanted.map(() => ({ kind: 'retry', error: `Nobody could say whether it may leave: ${String(error)}` }));
    }
    const left = looked.filter((mail) => mail !== undefined);
    const answers = await this.#keep(left);
    return looked.map((mail) => (mail === undefined ? WITHHELD : (answers[left.indexOf(mail)] ?? { kind: 'unknown', error: 'The mailbox gave no answer.' })));
  }

  async #keep(mails: OutgoingMail[]): Promise<HandOver[]> {
    if (mails.length === 0) return [];
    const failures = new Map<number, string>();
    try {
      await this.#bodies.keepPassages(mails);
      await this.#mails.insertMany(mails.map(storedMail), { ordered: false });
    } catch (error) {
      const refused = writeErrorsOf(error);
      if (!refused) return mails.map(() => ({ kind: 'retry', error: String(error) }));
      for (const one of refused) if (one.code !== DUPLICATE_KEY) failures.set(one.index, one.errmsg ?? 'The store refused it.');
    }
    return mails.map((_mail, index) => {
      const error = failures.get(index);
      return error === undefined ? { kind: 'accepted' } : { kind: 'retry', error };
    });
  }

  async close(): Promise<void> {}

  /** Newest first. A cursor of another shop or made up gives what it gives within this shop. */
  async listMails(shopId: string, options: { cursor?: string; limit?: number; filter?: MailFilter } = {}): Promise<MailPage> {
    const limit = options.limit ?? 50;
    const after = options.cursor === undefined ? undefined : parseCursor(options.cursor);
    const page = after === undefined ? {} : { $or: [{ createdAt: { $lt: after.createdAt } }, { createdAt: after.createdAt, _id: { $lt: after.id } }] };
    const mails = await this.#mails
      .find({ ...selectionOf(shopId, options.filter), ...page }, { projection: { body: 0, headers: 0 } })
      .sort({ createdAt: -1, _id: -1 })
      .limit(limit + 1)
      .toArray();
    const shown = mails.slice(0, limit);
    const last = shown.at(-1);
    return { mails: shown, ...(mails.length > limit && last !== undefined && { cursor: cursorOf(last) }) };
  }

  async readMail(shopId: string, id: string): Promise<StoredMailView | undefined> {
    const mail = await this.#mails.findOne({ _id: id, shopId });
    if (mail === null) return undefined;
    const { body, ...rest } = mail;
    return { ...rest, ...(await this.#bodies.read(shopId, body)) };
  }

  count(shopId: string, filter: MailFilter = {}): Promise<number> {
    return this.#mails.countDocuments(selectionOf(shopId, filter));
  }
}

function selectionOf(shopId: string, { to, ...rest }: MailFilter = {}): mongo.Filter<StoredMail> {
  return { shopId, ...rest, ...(to !== undefined && { to: { $gte: to, $lt: `${to}\u{10FFFF}` } }) };
}

function storedMail(mail: OutgoingMail): StoredMail {
  const { id, shopId, contactId, from, to, replyTo, subject, messageId, headers, meta } = mail;
  const { journeyId, nodeId, locale, createdAt, test } = meta;
  return {
    _id: id, shopId, contactId, from, to, ...(replyTo !== undefined && { replyTo }), subject, messageId, headers,
    journeyId, nodeId, class: meta.class, locale, createdAt, ...(test && { test }), body: storedBody(mail),
  };
}

function cursorOf({ createdAt, _id }: MailSummary): string {
  return Buffer.from(`${createdAt} ${_id}`).toString('base64url');
}

function parseCursor(cursor: string): { createdAt: EpochMs; id: string } | undefined {
  const parts = /^(\d+) (.+)$/s.exec(Buffer.from(cursor, 'base64url').toString('utf8'));
  return parts ? { createdAt: Number(parts[1]), id: parts[2] ?? '' } : undefined;
}
