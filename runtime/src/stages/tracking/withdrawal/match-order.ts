/** Finds the order that a withdrawal is about: only when number and e-mail belong together. Nobody is ever told whether it did. */
import type { mongo } from 'mongoose';
import type { OrderRecord } from '../../../engine/model.ts';
import type { Person } from '../person-page.ts';

export interface MatchedOrder {
  orderId: string;
  contactId: string;
  /** The receipt goes to an address that is not its customer's. */
  strange?: boolean;
}
export type FindPerson = (shopId: string, contactId: string, orderId?: string) => Promise<Person | undefined>;

/** “Bestellung 1042 vom 3. Mai” holds two numbers; more than a few are no description of one order. */
const MOST_WORDS = 6;
const MOST_ORDERS = 10;

/** `contract` as typed, `email` normalised. */
export async function matchOrder(db: mongo.Db, person: FindPerson, shopId: string, contract: string, email: string): Promise<MatchedOrder | undefined> {
  const found = await db
    .collection<OrderRecord>('orders')
    .find({ shopId, 'view.number': { $in: numbersIn(contract) } }, { projection: { contactId: 1, 'view.id': 1 } })
    .limit(MOST_ORDERS)
    .toArray();
  for (const { contactId, view } of found) {
    const owner = await person(shopId, contactId);
    if (owner?.contact.view.email === email) return { orderId: view.id, contactId: owner.contact._id };
  }
  return undefined;
}

/** Whether the number of an order stands in what was typed. */
export function names(contract: string, orderNumber: string): boolean {
  return numbersIn(contract).includes(orderNumber);
}

function numbersIn(contract: string): string[] {
  const words = contract.split(/[\s,;:()]+/).filter((word) => /\d/.test(word)).map((word) => word.replace(/\.$/, ''));
  return [...new Set([contract, ...words.slice(0, MOST_WORDS)].flatMap((word) => [word, word.replace(/^#/, ''), `#${word.replace(/^#/, '')}`]))];
}
