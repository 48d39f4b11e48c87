/** Bodies of mails in the store: what differs from mail to mail stands in the mail, the passages of its template stand once beside all of them. */
import type { mongo } from 'mongoose';
import type { OutgoingMail } from '../../ports/mailer.ts';
import { DUPLICATE_KEY, writeErrorsOf } from '../../store/write-errors.ts';
import { wholeHtml, wholeText } from '../rendering/index.ts';

export interface StoredBody {
  html: string;
  text: string;
  /** Which passages the marks in HTML and text stand for; without it both are whole. */
  passages?: string;
}

interface StoredPassages {
  /** `${shopId}|${hash}` */
  _id: string;
  shopId: string;
  list: readonly string[];
}

export function storedBody(mail: Pick<OutgoingMail, 'short' | 'html' | 'text'>): StoredBody {
  const { short } = mail;
  return short ? { html: short.html, text: short.text, passages: short.passages.id } : { html: mail.html, text: mail.text };
}

export class MailBodies {
  readonly #passages: mongo.Collection<StoredPassages>;

  constructor(db: mongo.Db) {
    this.#passages = db.collection<StoredPassages>('mail_passages');
  }

  /** Before the first mail that needs them. Asked for anew each time: the shop may have been removed and made again meanwhile. */
  async keepPassages(mails: readonly OutgoingMail[]): Promise<void> {
    const wanted = new Map(mails.flatMap(({ shopId, short }) => (short ? [[keyOf(shopId, short.passages.id), { shopId, list: short.passages.list }]] : [])));
    if (wanted.size === 0) return;
    const there = await this.#passages.find({ _id: { $in: [...wanted.keys()] } }, { projection: { _id: 1 } }).toArray();
    for (const { _id } of there) wanted.delete(_id);
    if (wanted.size === 0) return;
    try {
      await this.#passages.insertMany([...wanted].map(([_id, passages]) => ({ _id, ...passages })), { ordered: false });
    } catch (error) {
      // Another worker was a little faster.
      if (writeErrorsOf(error)?.every(({ code }) => code === DUPLICATE_KEY) !== true) throw error;
    }
  }

  async read(shopId: string, { html, text, passages: id }: StoredBody): Promise<{ html: string; text: string }> {
    if (id === undefined) return { html, text };
    const stored = await this.#passages.findOne({ _id: keyOf(shopId, id) });
    if (stored === null) throw new Error(`The passages ${id} of a mail are missing.`);
    const passages = { id, list: stored.list };
    return { html: wholeHtml({ html, passages }), text: wholeText({ text, passages }) };
  }
}

function keyOf(shopId: string, passages: string): string {
  return `${shopId}|${passages}`;
}
