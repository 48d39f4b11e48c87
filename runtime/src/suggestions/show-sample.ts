/** GET /api/v1/suggestions/sample: every field as it is for a recent order, so that a placeholder can be seen before it is used. */
import { FIELDS, findField, type Field, type FieldValue, type RuleFacts } from '@nachklang/nodes/sdk';
import type { mongo } from 'mongoose';
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import type { EventRecord } from '../engine/model.ts';
import type { ShopRecord } from '../engine/shop-model.ts';
import { iso } from '../paging/instants.ts';
import type { App } from '../plugins/app-instance.ts';
import { requireShop } from '../shops/require-shop.ts';
import { journeyEvent } from '../stages/matching/index.ts';
import { recentEvents, recentOrders, recordsOf } from './recent-records.ts';

const closed = { additionalProperties: false } as const;
/** An order with a parcel says more than one without. */
const CANDIDATES = 20;
const DEFAULT_TYPES = ['order.placed', 'order.paid', 'parcel.status', 'contact.signed_up'];

const Query = Type.Object(
  {
    types: Type.Optional(Type.String({ maxLength: 2000, description: 'Event types the journey listens to, separated by commas' })),
    shop: Type.Optional(Type.String({ maxLength: 200 })),
  },
  closed,
);
const scalar = Type.Union([Type.String(), Type.Number(), Type.Boolean()]);
const Sample = Type.Object(
  {
    order: Type.Optional(Type.Object({ id: Type.String(), number: Type.String() }, closed)),
    values: Type.Record(Type.String(), Type.Union([scalar, Type.Array(scalar)]), { description: 'By field name; dates as ISO 8601. A field without a value is absent.' }),
  },
  closed,
);

export function showSample(app: App, { db, clock }: WebServices): void {
  app.get(
    '/api/v1/suggestions/sample',
    { config: { permission: 'contacts:read' }, schema: { tags: ['suggestions'], summary: 'Field values of a recent order', querystring: Query, response: { 200: Sample } } },
    async ({ shopId, query: { types } }) => {
      const shop = await requireShop(db, shopId);
      const facts = await sampleFacts(db, shop, types?.split(',').slice(0, 20) ?? DEFAULT_TYPES, clock.now());
      if (facts === undefined) return { values: {} };
      return { ...(facts.order && { order: { id: facts.order.id, number: facts.order.number } }), values: valuesOf(facts) };
    },
  );
}

/** Of the newest event of these types; without one, of the newest order. */
async function sampleFacts(db: mongo.Db, shop: ShopRecord, types: readonly string[], now: number): Promise<RuleFacts | undefined> {
  const events = await recentEvents(db, shop._id, types, CANDIDATES);
  const { contacts, orders } = await recordsOf(db, shop._id, events);
  const known = events.filter(({ contactId = '' }) => contacts.has(contactId));
  const parcelsOf = ({ orderId = '' }: EventRecord) => orders.get(orderId)?.view.parcels ?? [];
  const event = known.find((one) => parcelsOf(one).length > 0) ?? known.find(({ orderId = '' }) => orders.has(orderId)) ?? known[0];
  const contact = contacts.get(event?.contactId ?? '');
  if (event === undefined || contact === undefined) return sampleOrder(db, shop, now);
  const order = orders.get(event.orderId ?? '');
  const parcel = parcelsOf(event).find(({ id }) => id === event.parcelId) ?? parcelsOf(event)[0];
  const [line] = order?.view.lines ?? [];
  return { shop: shop.view, contact: contact.view, now, event: journeyEvent(event, contact), ...(order && { order: order.view }), ...(parcel && { parcel }), ...(line && { line }) };
}

async function sampleOrder(db: mongo.Db, shop: ShopRecord, now: number): Promise<RuleFacts | undefined> {
  const [order] = await recentOrders(db, shop._id, 1);
  if (order === undefined) return undefined;
  const contact = await db.collection<{ _id: string; shopId: string; view: RuleFacts['contact'] }>('contacts').findOne({ _id: order.contactId, shopId: shop._id });
  const [[parcel], [line]] = [order.view.parcels, order.view.lines];
  return contact === null ? undefined : { shop: shop.view, contact: contact.view, now, order: order.view, ...(parcel && { parcel }), ...(line && { line }) };
}

type Shown = string | number | boolean | (string | number | boolean)[];

function valuesOf(facts: RuleFacts): Record<string, Shown> {
  const attributes = Object.keys(facts.contact.attributes).map((name) => findField(`contact.attributes.${name}`));
  const properties = propertyNames(facts.event?.data).map((name) => findField(`event.properties.${name}`));
  const fields = [...FIELDS, ...attributes, ...properties].filter((field) => field !== undefined);
  return Object.fromEntries(fields.flatMap((field): [string, Shown][] => {
    const value = shown(field, field.read(facts));
    return value === undefined ? [] : [[field.name, value]];
  }));
}

function propertyNames(data: object | undefined): string[] {
  const properties = data !== undefined && 'properties' in data ? data.properties : undefined;
  return typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
}

function shown({ type }: Field, value: FieldValue): Shown | undefined {
  if (value === undefined) return undefined;
  if (type === 'date' && typeof value === 'number') return iso(value);
  return typeof value === 'object' ? [...value] : value;
}
