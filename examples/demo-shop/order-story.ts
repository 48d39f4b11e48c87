/** Everything that happens around one order, in the order in which it happens. */
import type { CloudEvent, EpochMs, EventData, EventType, Line, OrderFacts } from '@nachklang/nodes/sdk';
import { DAY, HOUR, MINUTE, packingDay, startOfDay } from './calendar.ts';
import { CATALOGUE, type Product } from './catalogue.ts';
import { parcelStory, rawCode, type ParcelStory } from './parcel-story.ts';
import type { Customer } from './people.ts';
import { Random } from './random.ts';
import { CARRIER_SOURCE, SHOP_SOURCE } from './shop.ts';

export interface OrderSeed {
  seed: number;
  /** Counts from 1 and makes the order number. */
  number: number;
  placedAt: EpochMs;
  customer: Customer;
}

const NOTICE = { version: '2026-01', text: 'Wir schreiben Ihnen gelegentlich zu ähnlichen Dingen. Dem können Sie jederzeit widersprechen.' };

interface Basket { lines: Line[]; products: Product[]; total: number }

export function orderStory({ seed, number, placedAt, customer }: OrderSeed): CloudEvent[] {
  const random = new Random(seed, 'order', number);
  const id = `demo-${1000 + number}`;
  const basket = fillBasket(random, id, customer);
  const events: CloudEvent[] = [];
  const tell = <T extends EventType>(time: EpochMs, type: T, data: EventData<T>, key: string = type): void => {
    const source = type.startsWith('parcel.') ? CARRIER_SOURCE : SHOP_SOURCE;
    const subject = type.startsWith('contact.') ? `contact/${customer.facts.customerId}` : `order/${id}`;
    events.push({ specversion: '1.0', id: `${id}-${key}`, source, type, time: new Date(time).toISOString(), subject, data });
  };

  const order: OrderFacts = {
    id,
    number: `KK-${1000 + number}`,
    channel: 'shop',
    currency: 'EUR',
    total: basket.total,
    itemCount: basket.lines.reduce((sum, line) => sum + line.quantity, 0),
    lines: basket.lines,
    shippingAddress: customer.address,
    promisedAt: new Date(packingDay(placedAt, 5) + 18 * HOUR).toISOString(),
    statusUrl: `https://klangholz.example/orders/${id}`,
    // A checkout of before the notice was added: these customers may not be advertised to without their consent.
    ...(new Random(seed, 'notice', number).chance(0.88) && { advertisingNotice: NOTICE }),
  };
  const ref = { id };
  const contact = customer.facts;
  tell(placedAt, 'order.placed', { order, contact });
  // In Austria a purchase is no permission as long as nobody has fetched the ECG list.
  if (customer.country === 'AT' && new Random(seed, 'newsletter', customer.facts.customerId ?? '').chance(0.45)) {
    tell(placedAt + 4 * MINUTE, 'contact.consent_confirmed', { contact, channel: 'email', source: 'checkout', wordingVersion: '2026-01' });
  }
  const paidAt = placedAt + (random.chance(0.12) ? random.int(20, 60) * HOUR : random.int(1, 40) * MINUTE);
  if (random.chance(0.03)) {
    tell(placedAt + random.int(1, 10) * HOUR, 'order.cancelled', { order: ref, reason: 'customer' });
    return events;
  }
  tell(paidAt, 'order.paid', { order: ref, contact });

  const parcels = ship(random, id, customer, basket, paidAt);
  for (const parcel of parcels) {
    for (const [index, scan] of parcel.scans.entries()) {
      const facts = { ...parcel.facts, ...(scan.returning ? { returning: true } : {}) };
      const key = `${facts.id}-${index + 1}-${scan.status}`;
      const raw = rawCode(facts.carrier, scan.status);
      if (scan.status === 'retracted') tell(scan.time, 'parcel.retracted', { parcel: { id: facts.id }, order: ref, retractedStatus: 'delivered' }, key);
      else tell(scan.time, 'parcel.status', { parcel: facts, status: scan.status, rawStatus: raw, order: ref, ...(scan.message ? { message: scan.message } : {}) }, key);
    }
  }
  const lastHandOver = Math.max(...parcels.flatMap((parcel) => parcel.scans.filter((scan) => scan.status === 'handed_over').map((scan) => scan.time)));
  tell(lastHandOver + 5 * MINUTE, 'order.fulfilled', { order: ref, contact });
  tellAftermath(random, { ref, contact, basket, parcels, tell });
  return events;
}

interface Aftermath {
  ref: { id: string };
  contact: Customer['facts'];
  basket: Basket;
  parcels: ParcelStory[];
  tell: <T extends EventType>(time: EpochMs, type: T, data: EventData<T>, key?: string) => void;
}

/** Returns, complaints, praise and objections: only after something has arrived, or plainly has not. */
function tellAftermath(random: Random, { ref, contact, basket, parcels, tell }: Aftermath): void {
  const lost = parcels.find((parcel) => parcel.deliveredAt === undefined);
  if (lost !== undefined) {
    const lastScan = lost.scans.at(-1)?.time ?? 0;
    if (random.chance(0.6)) tell(lastScan + random.int(3, 30) * HOUR, 'complaint.opened', { complaint: { id: `${ref.id}-c1`, cause: 'parcel_lost' }, order: ref, contact });
    tell(lastScan + random.int(2, 5) * DAY, 'order.refunded', { order: ref, contact, amount: basket.total, full: true, reason: 'not delivered' });
    return;
  }
  const lastDelivery = Math.max(...parcels.map((parcel) => parcel.deliveredAt ?? 0));
  const plot = random.weighted({ quiet: 58, returned: 14, complaint: 4, feedback: 20, objection: 4 });
  if (plot === 'returned') tellReturn(random, lastDelivery, { ref, contact, basket, parcels, tell });
  if (plot === 'complaint') {
    const openedAt = lastDelivery + random.int(4, 90) * HOUR;
    const complaint = { id: `${ref.id}-c1`, cause: random.pick(['scratch', 'wrong_item', 'sound']) };
    tell(openedAt, 'complaint.opened', { complaint, order: ref, contact });
    if (random.chance(0.7)) tell(openedAt + random.int(20, 120) * HOUR, 'complaint.resolved', { complaint, order: ref, contact });
  }
  if (plot === 'feedback') {
    tell(lastDelivery + random.int(5, 16) * DAY + random.int(1, 5) * HOUR, 'feedback.given', { score: random.pick([5, 5, 5, 4, 4, 3, 2]), scale: 'stars', order: ref, contact });
  }
  if (plot === 'objection') tell(lastDelivery + random.int(1, 14) * DAY + random.int(1, 9) * HOUR, 'contact.objected', { contact, channel: 'email', purpose: 'marketing' });
}

function tellReturn(random: Random, deliveredAt: EpochMs, { ref, contact, basket, tell }: Aftermath): void {
  const back = basket.lines.slice(0, random.int(1, basket.lines.length));
  const facts = { id: `${ref.id}-r1`, reason: random.pick(['size', 'colour', 'sound', 'changed mind']), lineIds: back.map((line) => line.id) };
  const data = { return: facts, order: ref, contact };
  const requestedAt = deliveredAt + random.int(10, 260) * HOUR;
  const sentAt = requestedAt + random.int(20, 70) * HOUR;
  const receivedAt = sentAt + random.int(2, 4) * DAY;
  const refundedAt = receivedAt + random.int(4, 50) * HOUR;
  tell(requestedAt, 'return.requested', data);
  tell(requestedAt + 2 * MINUTE, 'return.registered', data);
  tell(sentAt, 'return.in_transit', data);
  tell(receivedAt, 'return.received', data);
  tell(refundedAt - HOUR, 'return.approved', data);
  const amount = cents(back.reduce((sum, line) => sum + (line.unitPrice ?? 0) * line.quantity, 0));
  tell(refundedAt, 'return.refunded', data);
  tell(refundedAt + MINUTE, 'order.refunded', { order: ref, contact, amount, full: back.length === basket.lines.length });
}

function fillBasket(random: Random, orderId: string, { locale }: Customer): Basket {
  const size = Number(random.weighted({ '1': 46, '2': 32, '3': 15, '4': 7 }));
  const products: Product[] = [];
  while (products.length < size) {
    const product = random.pick(CATALOGUE);
    if (!products.includes(product)) products.push(product);
  }
  const lines = products.map((product, index): Line => ({
    id: `${orderId}-l${index + 1}`,
    productId: product.sku,
    sku: product.sku,
    title: product.title[locale],
    quantity: product.price < 40 && random.chance(0.3) ? 2 : 1,
    unitPrice: product.price,
    categories: [...product.categories],
    url: `https://klangholz.example/products/${product.sku.toLowerCase()}`,
  }));
  return { lines, products, total: cents(lines.reduce((sum, line) => sum + (line.unitPrice ?? 0) * line.quantity, 0)) };
}

/** One parcel for the small things, one for each bulky thing, three at most; the later ones may leave a day later. */
function ship(random: Random, orderId: string, customer: Customer, { lines, products }: Basket, paidAt: EpochMs): ParcelStory[] {
  const boxes: string[][] = [];
  const small: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (products[index]?.ownParcel && boxes.length < 2) boxes.push([line.id]);
    else small.push(line.id);
  }
  if (small.length > 0) boxes.push(small);
  // After two in the afternoon the table is cleared; the order is packed on the next working day.
  const late = paidAt - startOfDay(paidAt) > 14 * HOUR ? 1 : 0;
  let packedOn = packingDay(paidAt, late + (random.chance(0.15) ? 1 : 0));
  return boxes.map((lineIds, index) => {
    if (index > 0 && random.chance(0.35)) packedOn = packingDay(packedOn, 1);
    return parcelStory(random, { id: `${orderId}-p${index + 1}`, country: customer.country, lineIds, packedOn });
  });
}

const cents = (amount: number): number => Math.round(amount * 100) / 100;
