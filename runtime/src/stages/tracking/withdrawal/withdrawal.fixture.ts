/** The withdrawal of a shop with one order, on a real store, and what its tests want to know about it. */
import Fastify, { type FastifyInstance } from 'fastify';
import type { mongo } from 'mongoose';
import type { ContactRecord, EventRecord, OrderRecord } from '../../../engine/model.ts';
import type { ShopRecord } from '../../../engine/shop-model.ts';
import { findPerson } from '../../../contacts/find-person.ts';
import type { FakeClock } from '../../../ports/clock.ts';
import { FakeMailer } from '../../../ports/fake-mailer.ts';
import { ensureIndexes } from '../../../store/open-database.ts';
import type { Ingest } from '../../ingest/index.ts';
import { projectContact, projectOrder } from '../../projections/index.ts';
import { PublicLinks, RECEIPT_INDEXES, ReceiptRunner, Receipts, takeWithdrawal, withdrawalRoutes } from '../index.ts';
import type { ReceiptRecord } from './receipts.ts';

const KEY = Buffer.alloc(32, 7);
export const URL_OF_SHOP = '/p/withdrawal/shop';
const SHOP: ShopRecord = {
  _id: 'shop', view: { id: 'shop', name: 'Tonwerk <& Co>', timeZone: 'Europe/Berlin', country: 'DE', locale: 'de', returnDays: 14, imprint: 'Tonwerk\nLindenweg 3', supportEmail: 'hilfe@shop.example' },
  caps: [], mailFrom: 'Tonwerk <hallo@shop.example>', formalAddress: 'sie', createdAt: 0,
};
export const GIVEN = { name: 'Zoë 🎉 <Łuc>', contract: '#1042', email: 'Anna@Example.com', goods: 'Kanne\nTasse', reason: '' };

/** An ingest on a database of its own. */
interface World {
  db: mongo.Db;
  clock: FakeClock;
  events: mongo.Collection<EventRecord>;
  start(): Ingest;
  empty(): Promise<void>;
}

export async function openWithdrawal(world: World) {
  await ensureIndexes(world.db, RECEIPT_INDEXES);
  const { db, clock } = world;
  const links = new PublicLinks('https://mails.shop.example', KEY);
  /** Whether what is said can be stored, and how often the shop was read. */
  const store = { works: true, shopReads: 0 };
  let app: FastifyInstance = Fastify();

  /** A shop with the order of Anna, and nothing declared. */
  async function begin() {
    await world.empty();
    for (const name of ['receipts', 'tasks', 'orders', 'contacts', 'shops']) await db.collection(name).deleteMany({});
    clock.set('2026-11-23T09:00:00Z');
    Object.assign(store, { works: true, shopReads: 0 });
    await db.collection<ShopRecord>('shops').insertOne(structuredClone(SHOP));
    const ingest = world.start();
    await ingest.accept('shop', [{ specversion: '1.0', id: 'o1', source: 'shop', type: 'order.placed', data: { order: { id: '1042', number: '#1042', total: 10 }, contact: { email: 'anna@example.com', firstName: 'Anna' } } }]);
    const placed = await world.events.findOne({ type: 'order.placed' });
    const contact = placed && projectContact(undefined, placed, SHOP.view);
    const order = placed && projectOrder(undefined, placed);
    if (!contact || !order) throw new Error('no order');
    await db.collection<ContactRecord>('contacts').insertOne(contact);
    await db.collection<OrderRecord>('orders').insertOne(order);

    const receipts = new Receipts(db);
    const person = (shopId: string, contactId: string, orderId?: string) => findPerson(db, shopId, contactId, orderId);
    const shop = async (id: string) => {
      store.shopReads += 1;
      return id === 'shop' ? SHOP : undefined;
    };
    const mailer = new FakeMailer();
    app = Fastify();
    await app.register(withdrawalRoutes({
      key: KEY, clock, person, shop,
      take: async (said) => {
        if (!store.works) throw new Error('The store is away.');
        return takeWithdrawal({ db, clock, ingest, receipts, person }, said);
      },
    }));
    return { mailer, runner: new ReceiptRunner({ receipts, mailer, clock, shop }) };
  }

  const say = (form: Record<string, string>, url = URL_OF_SHOP) => app.inject({ method: 'POST', url, headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams(form).toString() });
  return {
    links, store, begin, say,
    look: (url: string, method: 'GET' | 'HEAD' = 'GET') => app.inject({ method, url }),
    confirm: (form: Record<string, string> = GIVEN, url = URL_OF_SHOP) => say({ ...form, step: 'confirm' }, url),
    declared: () => world.events.find({ type: 'withdrawal.submitted' }).toArray(),
    kept: () => db.collection<ReceiptRecord>('receipts').find().sort({ createdAt: 1 }).toArray(),
  };
}
