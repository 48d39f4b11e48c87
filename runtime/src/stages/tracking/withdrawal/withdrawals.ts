/** Takes a confirmed withdrawal: the event first, then the team's task and the receipt; all are durable before anybody reads "arrived". */
import { hash } from 'node:crypto';
import type { mongo } from 'mongoose';
import type { EpochMs, Locale } from '@nachklang/nodes/sdk';
import type { ContactRecord, EventRecord } from '../../../engine/model.ts';
import type { ShopRecord } from '../../../engine/shop-model.ts';
import type { Clock } from '../../../ports/clock.ts';
import { normaliseEmail, type Ingest } from '../../ingest/index.ts';
import type { PersonToken } from '../tokens.ts';
import { textOf, type Declaration } from './declaration.ts';
import { matchOrder, names, type FindPerson, type MatchedOrder } from './match-order.ts';
import type { Receipts } from './receipts.ts';
import { keepTask, refundTask } from './refund-task.ts';

const SOURCE = 'nachklang:tracking';

export interface WithdrawalsPorts {
  db: mongo.Db;
  clock: Clock;
  ingest: Pick<Ingest, 'accept'>;
  receipts: Receipts;
  person: FindPerson;
}

export interface Declared {
  shop: ShopRecord;
  declaration: Declaration;
  locale: Locale;
  /** When it was shown for confirmation: the same words on the same day are one declaration. */
  day: string;
  /** Of the mail that led here. */
  token?: PersonToken;
}

export interface Taken { declaredAt: EpochMs; mailed: boolean }

export async function takeWithdrawal(ports: WithdrawalsPorts, said: Declared): Promise<Taken> {
  const { db, clock, ingest, receipts } = ports;
  const { shop, declaration, locale } = said;
  const { _id: shopId } = shop;
  const now = clock.now();
  const to = normaliseEmail(declaration.email);
  const order = (await orderOfToken(ports, said)) ?? (await matchOrder(db, ports.person, shopId, declaration.contract, to));
  const id = `withdrawal|${hash('sha256', JSON.stringify([declaration, said.day]), 'base64url')}`;
  // Whoever types somebody's order number must not become that person: only their own address, or nobody's, may name them.
  const data = { ...(order && { order: { id: order.orderId } }), ...(order?.strange !== true && { contact: { email: to } }), text: textOf(declaration, locale) };
  const [answer] = await ingest.accept(shopId, [{ specversion: '1.0', id, source: SOURCE, type: 'withdrawal.submitted', time: new Date(now).toISOString(), data }]);
  if (answer === undefined || answer.status === 'invalid') throw new Error(`A withdrawal was refused: ${answer?.problem?.detail ?? 'no answer'}`);
  const _id = `${shopId}|${SOURCE}|${id}`;
  // Of a repeat, the first one counts.
  const event = await db.collection<EventRecord>('events').findOne({ _id }, { projection: { time: 1, contactId: 1 } });
  const declaredAt = event?.time ?? now;
  const contactId = event?.contactId ?? order?.contactId ?? '';
  await keepTask(db, refundTask({ id: _id, contactId, orderId: order?.orderId, country: await countryOf(db, shopId, contactId), declaration, declaredAt }, shop));
  const { state } = await receipts.keep({ _id, shopId, contactId, to, locale, declaration, declaredAt, createdAt: now });
  return { declaredAt, mailed: state !== 'withheld' };
}

async function countryOf(db: mongo.Db, shopId: string, contactId: string): Promise<string | undefined> {
  const contact = await db.collection<ContactRecord>('contacts').findOne({ _id: contactId, shopId }, { projection: { 'view.country': 1 } });
  return contact?.view.country;
}

/** Who holds the mail about an order may withdraw from it, whatever address they want the receipt at. */
async function orderOfToken({ person }: WithdrawalsPorts, { shop, token, declaration }: Declared): Promise<MatchedOrder | undefined> {
  if (token?.o === undefined) return undefined;
  const owner = await person(shop._id, token.c, token.o);
  if (owner?.orderNumber === undefined || !names(declaration.contract, owner.orderNumber)) return undefined;
  return { orderId: token.o, contactId: owner.contact._id, strange: owner.contact.view.email !== normaliseEmail(declaration.email) };
}
