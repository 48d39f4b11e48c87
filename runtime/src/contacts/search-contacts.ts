/** GET /api/v1/contacts/search: people by address, name or order number; each way is a look-up in an index, none reads them all. */
import type { mongo } from 'mongoose';
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import type { ContactRecord, OrderRecord } from '../engine/model.ts';
import type { App } from '../plugins/app-instance.ts';
import { ContactSummary, presentContactSummary } from './contact-schema.ts';

const closed = { additionalProperties: false } as const;
const MOST = 30;

const Query = Type.Object({ q: Type.String({ minLength: 1, maxLength: 200, description: 'Beginning of an address or a name, or the number of an order' }), shop: Type.Optional(Type.String({ maxLength: 200 })) }, closed);
const Found = Type.Object({ items: Type.Array(ContactSummary, { description: `Up to ${MOST}, best first` }) }, closed);

export function searchContacts(app: App, { db }: WebServices): void {
  app.get(
    '/api/v1/contacts/search',
    { config: { permission: 'contacts:read' }, schema: { tags: ['contacts'], summary: 'Search by address, name or order number', querystring: Query, response: { 200: Found } } },
    async (request) => ({ items: (await search(db, request.shopId, request.query.q.trim())).map(presentContactSummary) }),
  );
}

async function search(db: mongo.Db, shopId: string, typed: string): Promise<ContactRecord[]> {
  if (typed === '') return [];
  const found = await Promise.all([ofOrder(db, shopId, typed), startingWith(db, shopId, 'view.email', [typed.toLowerCase()]), byName(db, shopId, typed)]);
  const byId = new Map(found.flat().map((contact) => [contact._id, contact]));
  return [...byId.values()].slice(0, MOST);
}

/** One word begins the first or the last name; of several, the first begins the first name and the last one the last name. */
async function byName(db: mongo.Db, shopId: string, typed: string): Promise<ContactRecord[]> {
  const words = typed.split(/\s+/);
  const [first = '', last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  if (last === undefined) return (await Promise.all([startingWith(db, shopId, 'view.lastName', spellings(first)), startingWith(db, shopId, 'view.firstName', spellings(first))])).flat();
  const named = await startingWith(db, shopId, 'view.lastName', spellings(last), 500);
  return named.filter(({ view }) => view.firstName?.toLowerCase().startsWith(first.toLowerCase()) === true);
}

async function ofOrder(db: mongo.Db, shopId: string, typed: string): Promise<ContactRecord[]> {
  const bare = typed.replace(/^#/, '');
  const numbers = [bare, `#${bare}`].flatMap((number) => [number, number.toUpperCase()]);
  const orders = await db.collection<OrderRecord>('orders').find({ shopId, 'view.number': { $in: numbers } }, { projection: { contactId: 1 } }).limit(MOST).toArray();
  if (orders.length === 0) return [];
  return contactsOf(db).find({ _id: { $in: orders.map(({ contactId }) => contactId) }, shopId }, LIGHT).toArray();
}

async function startingWith(db: mongo.Db, shopId: string, field: string, beginnings: readonly string[], most = MOST): Promise<ContactRecord[]> {
  const found = await Promise.all(
    beginnings.map((beginning) => contactsOf(db).find({ shopId, [field]: { $gte: beginning, $lt: `${beginning}\u{10FFFF}` } }, LIGHT).sort({ [field]: 1 }).limit(most).toArray()),
  );
  return found.flat().filter(({ mergedInto }) => mergedInto === undefined);
}

/** Names are kept as people write them, and typed in a hurry. */
function spellings(typed: string): string[] {
  const capital = typed.charAt(0).toLocaleUpperCase('de') + typed.slice(1);
  return [...new Set([typed, capital, typed.charAt(0).toLocaleUpperCase('de') + typed.slice(1).toLocaleLowerCase('de')])];
}

const LIGHT = { projection: { stamps: 0, entries: 0 } };
const contactsOf = (db: mongo.Db) => db.collection<ContactRecord>('contacts');
