/** An invented customer with an order, for previews without one: everything a template may print is there. */
import type { Facts, Line, Locale, ParcelView, ShopView, SubjectKind } from '@nachklang/nodes/sdk';

const DAY_MS = 24 * 3_600_000;

const LINES: Record<Locale, Pick<Line, 'title' | 'categories'>[]> = {
  de: [{ title: 'Teeschale „Ufer“, Steinzeug', categories: ['Keramik'] }, { title: 'Sencha aus Uji, 100 g', categories: ['Tee'] }, { title: 'Bienenwachskerzen, 4 Stück', categories: ['Wohnen'] }],
  en: [{ title: 'Tea bowl “Shore”, stoneware', categories: ['Ceramics'] }, { title: 'Sencha from Uji, 100 g', categories: ['Tea'] }, { title: 'Beeswax candles, set of four', categories: ['Home'] }],
};
const PRICES = [28, 17.9, 19.9];

/** `now` is when the mail is written: dates lie around it. */
export function inventedFacts(shop: ShopView, subject: SubjectKind, locale: Locale, now: number): Facts {
  const site = shop.url ?? 'https://www.example.com';
  const lines = LINES[locale].map((line, index): Line => ({
    ...line, id: `line-${index + 1}`, sku: `SKU-${101 + index}`, productId: `p-${index + 1}`, variantId: `v-${index + 1}`, quantity: index === 0 ? 2 : 1, unitPrice: PRICES[index] ?? 10, url: `${site}/p/${index + 1}`,
  }));
  const parcels = [parcel(1, ['line-1'], now), parcel(2, ['line-2', 'line-3'], now)];
  const total = lines.reduce((sum, line) => sum + line.quantity * (line.unitPrice ?? 0), 0);
  const name = locale === 'de' ? { firstName: 'Anna', lastName: 'Beispiel' } : { firstName: 'Emma', lastName: 'Sample' };
  const whole: Facts = {
    shop,
    contact: {
      id: 'invented', email: 'anna@example.com', ...name, locale, timeZone: shop.timeZone, country: shop.country, postcode: '20095', phone: '+49 40 123456', customerId: 'K-1042',
      tags: [], attributes: {}, orderCount: 2, totalSpent: 214.4, firstOrderAt: now - 200 * DAY_MS, lastOrderAt: now - 3 * DAY_MS,
    },
    order: {
      id: 'invented', number: '#1042', channel: 'shop', state: 'open', currency: currencyOf(shop.country), total, itemCount: 4, lines, categories: lines.flatMap((line) => line.categories ?? []), parcels, tags: [],
      shippingAddress: { name: `${name.firstName} ${name.lastName}`, street: 'Musterweg 12', postcode: '20095', city: 'Hamburg', country: shop.country },
      statusUrl: `${site}/orders/1042`, placedAt: now - 3 * DAY_MS, paidAt: now - 3 * DAY_MS + 60_000, fulfilledAt: now - DAY_MS, promisedAt: now + 2 * DAY_MS, openReturns: 0, openComplaints: 0,
    },
    event: {
      id: 'invented', source: 'preview', type: 'order.placed', time: now - 3 * DAY_MS, receivedAt: now - 3 * DAY_MS, contactId: 'invented', orderId: 'invented',
      data: { order: { id: 'invented' } },
    },
    enrollment: { id: 'invented', journeyId: 'invented', subject, startedAt: now - DAY_MS, messagesSent: 0, path: {} },
  };
  return only(whole, subject);
}

/** What a run about this subject knows. */
export function only(facts: Facts, subject: SubjectKind): Facts {
  const { order, parcel: _parcel, line: _line, ...rest } = facts;
  if (subject === 'contact' || order === undefined) return rest;
  const parcel = subject === 'parcel' ? (facts.parcel ?? order.parcels.at(-1)) : undefined;
  const line = subject === 'line' ? (facts.line ?? order.lines[0]) : undefined;
  return { ...rest, order, ...(parcel && { parcel }), ...(line && { line }) };
}

function parcel(number: number, lineIds: string[], now: number): ParcelView {
  return {
    id: `parcel-${number}`, trackingNumber: `0034043416109401590${number}`, trackingUrl: `https://www.dhl.de/sendung?id=0034043416109401590${number}`, carrier: 'DHL',
    status: 'in_transit', statusAt: now - 20 * 3_600_000, handedOverAt: now - DAY_MS, expectedAt: now + DAY_MS, returning: false, lineIds,
  };
}

function currencyOf(country: string): string {
  return country === 'CH' || country === 'LI' ? 'CHF' : country === 'GB' ? 'GBP' : 'EUR';
}
