/** The mail of the measured journey, made by the same functions as in the program, for the peers that send it. */
import type { Facts } from '@nachklang/nodes/sdk';
import type { MessageRecord } from '../src/engine/outbox-model.ts';
import { DEFAULT_CAPS, type ShopRecord } from '../src/engine/shop-model.ts';
import type { OutgoingMail } from '../src/ports/mailer.ts';
import { composeMail } from '../src/stages/delivery/compose-mail.ts';
import { compileEmail } from '../src/stages/rendering/index.ts';
import { PublicLinks } from '../src/stages/tracking/index.ts';
import { orderJourney } from './order-journey.ts';

/** What an accepted event carries (see `load.ts`). */
export interface OrderData {
  order: { id: string; number: string; currency: string; total: number; itemCount: number; lines: { id: string; title: string; quantity: number; unitPrice: number }[] };
  contact: { email: string; firstName: string; lastName: string };
}

export const SAMPLE_ORDER: OrderData = {
  order: {
    id: 'sample', number: '#1', currency: 'EUR', total: 84.7, itemCount: 3,
    lines: [{ id: '1', title: 'Assam Mangalam, 250 g', quantity: 2, unitPrice: 12.9 }, { id: '2', title: 'Teekanne „Nordlicht“', quantity: 1, unitPrice: 58.9 }],
  },
  contact: { email: 'anna@example.com', firstName: 'Anna', lastName: 'Beispiel' },
};

const SHOP: ShopRecord = {
  _id: 'shop', caps: DEFAULT_CAPS, mailFrom: 'Kontor Klangholz <hallo@shop.example>', formalAddress: 'sie', createdAt: 0,
  view: { id: 'shop', name: 'Kontor Klangholz', timeZone: 'Europe/Berlin', country: 'DE', locale: 'de', returnDays: 14 },
};

/** Compiles once; composes one mail per order. */
export async function orderMailComposer(): Promise<(data: OrderData, at: number) => OutgoingMail> {
  const content = (await orderJourney('PT1S')).emails['order'];
  if (!content) throw new Error('The journey has no mail.');
  const email = await compileEmail(content.de, 'de');
  const links = new PublicLinks('http://localhost:3000', Buffer.alloc(32));
  return (data, at) => composeMail({ message: messageOf(data, at), facts: factsOf(data, at), email, shop: SHOP }, links);
}

function factsOf({ order, contact }: OrderData, at: number): Facts {
  return {
    shop: SHOP.view,
    contact: { id: order.id, ...contact, locale: 'de', timeZone: 'Europe/Berlin', country: 'DE', tags: [], attributes: {}, orderCount: 1, totalSpent: order.total },
    order: { ...order, state: 'open', placedAt: at, channel: 'shop', categories: [], tags: [], openReturns: 0, openComplaints: 0, parcels: [] },
    enrollment: { id: order.id, journeyId: 'journey', subject: 'order', startedAt: at, messagesSent: 0, path: {} },
  };
}

function messageOf({ order, contact }: OrderData, at: number): MessageRecord {
  return {
    _id: `${order.id}|mail|1`, shopId: 'shop', contactId: order.id, enrollmentId: order.id, journeyId: 'journey', versionId: 'journey@1', nodeId: 'mail', orderId: order.id,
    channel: 'email', class: 'transactional', email: 'order', locale: 'de', to: contact.email, trackClicks: false, state: 'queued', attempts: 0, createdAt: at, nextAttemptAt: at,
  };
}
