/** The story of somebody invented, or of an order that a real contact never placed. */
import type { ContactFacts, EpochMs, JourneyDocument, Locale, OrderFacts, ShopView } from '@nachklang/nodes/sdk';
import type { NodeTypes } from '../engine/compile-journey.ts';
import type { ContactRecord } from '../engine/model.ts';
import { partitionOf } from '../engine/partition.ts';
import { missingStarts, scripted, usualStory, writeEvents, type Cast } from './story-events.ts';
import type { Story } from './story.ts';
import type { ScriptEvent, Who } from './test-run-schema.ts';

export interface Setting {
  shop: ShopView;
  document: JourneyDocument;
  types: NodeTypes;
  script: readonly ScriptEvent[] | undefined;
  now: EpochMs;
}
type Sample = Exclude<Who, { kind: 'order' }>;

const CURRENCIES: Record<string, string> = { CH: 'CHF', LI: 'CHF', GB: 'GBP', DK: 'DKK', PL: 'PLN', CZ: 'CZK', SE: 'SEK', US: 'USD' };
const CITIES: Record<string, [string, string]> = { DE: ['80331', 'München'], AT: ['1010', 'Wien'], CH: ['8001', 'Zürich'] };
const GOODS: Record<Locale, readonly string[]> = { de: ['Leselampe', 'Leuchtmittel', 'Verlängerungskabel'], en: ['Reading lamp', 'Light bulb', 'Extension lead'] };
const SKUS = ['LAMP-1', 'BULB-1', 'CABLE-1'];
const ORDER_ID = 'test-order';

/** @param known a real contact, as it is today */
export function inventStory(who: Sample, setting: Setting, known?: ContactRecord): Story {
  const { shop, document, types, script, now } = setting;
  const startsAt = who.startAt === undefined ? now : Date.parse(who.startAt);
  const contactId = known?._id ?? 'test-contact';
  const cast = castOf(who, shop, document, known);
  const plan = [
    ...(who.kind === 'sample' && who.consent !== false && !startsBySignUp(document, types) ? [{ type: 'contact.consent_confirmed', at: startsAt - 60_000, origin: 'sample' as const }] : []),
    ...(script === undefined ? usual(cast, startsAt) : [...begun(cast, startsAt), ...scripted(script, cast, startsAt, shop.timeZone)]),
  ];
  const all = [...plan, ...missingStarts(document, types, plan, cast, startsAt)];
  const { events, unused } = writeEvents(all, cast, { shopId: shop.id, contactId, partition: partitionOf(shop.id, contactId), ...(cast.order && { orderId: cast.order.id }) });
  return {
    events, unused, startsAt, contactId, ...(cast.order && { orderId: cast.order.id }),
    ...(known && { contact: known }),
    window: (known?.window ?? []).filter(({ at }) => at <= startsAt),
  };
}

/** Before anybody signed up there is nothing to confirm. */
function startsBySignUp(document: JourneyDocument, types: NodeTypes): boolean {
  return document.nodes.some(({ type, settings }) => {
    const definition = types.get(type)?.definition;
    return definition?.kind === 'trigger' && definition.listensTo?.(settings).some((event) => event.startsWith('contact.')) === true;
  });
}

function usual(cast: Cast, startsAt: EpochMs) {
  return cast.order === undefined ? [] : usualStory(cast, startsAt);
}

/** A script tells everything but the beginning. */
function begun(cast: Cast, startsAt: EpochMs) {
  return usual(cast, startsAt).filter(({ type }) => type === 'order.placed');
}

function castOf({ country, locale, total = 89.9, parcels = 1, ...who }: Sample, shop: ShopView, document: JourneyDocument, known: ContactRecord | undefined): Cast {
  const view = known?.view;
  const land = country ?? view?.country ?? shop.country;
  const language = locale ?? view?.locale ?? shop.locale;
  const contact: ContactFacts = known === undefined
    ? { email: 'anna.beispiel@example.com', firstName: who.kind === 'sample' && who.firstName !== undefined ? who.firstName : 'Anna', lastName: 'Beispiel', locale: language === 'de' ? `de-${land}` : 'en', country: land, customerId: 'test-customer' }
    : { ...(view?.email !== undefined && { email: view.email }), ...(view?.customerId !== undefined && { customerId: view.customerId }) };
  const ids = Array.from({ length: parcels }, (_, index) => `parcel-${index + 1}`);
  return document.subject === 'contact' && !asksForOrders(document) ? { contact, parcels: [] } : { contact, parcels: ids, order: orderOf(land, language, total, parcels) };
}

/** A journey about people may still start by what happens to an order. */
function asksForOrders({ nodes }: JourneyDocument): boolean {
  return nodes.some(({ type }) => type === 'order-event' || type === 'parcel-status' || type === 'customer-event');
}

function orderOf(country: string, locale: Locale, total: number, parcels: number): OrderFacts {
  const goods = GOODS[locale].slice(0, Math.max(2, Math.min(parcels, 3)));
  const each = Math.floor((total / goods.length) * 100) / 100;
  const [postcode, city] = CITIES[country] ?? ['10115', 'Berlin'];
  return {
    id: ORDER_ID, number: '#1001', channel: 'shop', currency: CURRENCIES[country] ?? 'EUR', total,
    lines: goods.map((title, index) => ({
      id: `line-${index + 1}`, sku: SKUS[index] ?? 'LAMP-1', title, quantity: 1, categories: [index === 0 ? 'lamps' : 'accessories'],
      unitPrice: index === 0 ? Math.round((total - each * (goods.length - 1)) * 100) / 100 : each,
    })),
    shippingAddress: { name: 'Anna Beispiel', street: 'Musterweg 1', postcode, city, country },
    statusUrl: 'https://shop.example/orders/1001',
  };
}
