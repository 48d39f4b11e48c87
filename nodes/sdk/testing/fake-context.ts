/** What a node sees, for unit tests: a clock that stands still, a sample contact, order and parcel, real rules. */
import type { ExecuteContext, TriggerContext } from '../context.ts';
import type { JourneyEvent } from '../events/event.ts';
import { compileRules } from '../rules/compile-rules.ts';
import type { RuleFacts } from '../rules/field.ts';
import type { ContactView, OrderView, ParcelView, ShopView } from '../subjects.ts';
import { placed, SAMPLE_ORDER, type SampleEvent } from './sample-events.ts';

/** Where the fake clock stands unless a test says otherwise: a Thursday noon in Berlin. */
export const SAMPLE_NOW = Date.parse('2026-03-05T12:00:00+01:00');

export const sampleShop: ShopView = {
  id: 's-1', name: 'Lampenladen', timeZone: 'Europe/Berlin', country: 'DE', locale: 'de', returnDays: 14,
};

export const sampleContact: ContactView = {
  id: 'c-1', email: 'anna.beispiel@example.com', firstName: 'Anna', lastName: 'Beispiel', locale: 'de', timeZone: 'Europe/Berlin', country: 'DE',
  tags: [], attributes: {}, orderCount: 1, totalSpent: 89.9, firstOrderAt: SAMPLE_NOW, lastOrderAt: SAMPLE_NOW,
};

export const sampleParcel: ParcelView = {
  id: 'p-1', carrier: 'DHL', trackingNumber: '00340p-1', status: 'in_transit', statusAt: SAMPLE_NOW, returning: false, lineIds: ['l-1', 'l-2'],
};

export const sampleOrder: OrderView = {
  id: SAMPLE_ORDER.id, number: '#1001', channel: 'shop', state: 'open', currency: 'EUR', total: 89.9, itemCount: 2, lines: SAMPLE_ORDER.lines ?? [],
  categories: ['lamps', 'bulbs'], parcels: [sampleParcel], tags: [], placedAt: SAMPLE_NOW, openReturns: 0, openComplaints: 0,
  ...(SAMPLE_ORDER.shippingAddress !== undefined && { shippingAddress: SAMPLE_ORDER.shippingAddress }),
};

/** Takes what it is given over the samples; `order: undefined` means there is none. `now` also begins the visit unless that is given. */
export type ContextOverrides = { [K in keyof ExecuteContext]?: ExecuteContext[K] | undefined };

export function fakeContext(overrides: ContextOverrides = {}): ExecuteContext {
  const now = overrides.now ?? SAMPLE_NOW;
  const context: ExecuteContext = {
    shop: sampleShop,
    contact: sampleContact,
    order: sampleOrder,
    event: journeyEvent(placed({ at: iso(now) })),
    enrollment: { id: 'e-1', journeyId: 'j-1', subject: 'order', startedAt: now, messagesSent: 0, path: {} },
    now,
    timeZone: 'Europe/Berlin',
    nodeId: 'n1',
    visit: 1,
    visitStartedAt: now,
    random: () => 0.5,
    sticky: () => 0.5,
    matches: (rules) => compileRules(rules).matches(facts),
    ...given(overrides),
  };
  const facts: RuleFacts = context;
  for (const key of ['order', 'event'] as const) if (key in overrides && overrides[key] === undefined) delete context[key];
  return context;
}

export type TriggerOverrides = { [K in keyof TriggerContext]?: TriggerContext[K] | undefined };

/** What a trigger sees of this event; it has just happened unless `now` says otherwise. */
export function fakeTriggerContext(event: SampleEvent, overrides: TriggerOverrides = {}): TriggerContext {
  const context: TriggerContext = {
    shop: sampleShop,
    contact: sampleContact,
    order: sampleOrder,
    event: journeyEvent(event),
    now: Date.parse(event.time),
    timeZone: 'Europe/Berlin',
    matches: (rules) => compileRules(rules).matches(facts),
    ...given(overrides),
  };
  const facts: RuleFacts = context;
  if ('order' in overrides && overrides.order === undefined) delete context.order;
  return context;
}

/** The event as the engine shows it to nodes. */
export function journeyEvent(event: SampleEvent): JourneyEvent {
  const { data, type, source, id } = event;
  const time = Date.parse(event.time);
  const orderId = 'order' in data ? data.order?.id : undefined;
  const parcelId = 'parcel' in data ? data.parcel.id : undefined;
  return {
    id: `s-1|${source}|${id}`, source, type, time, receivedAt: time, contactId: 'c-1', data,
    ...(orderId !== undefined && { orderId }), ...(parcelId !== undefined && { parcelId }),
  };
}

/** An instant from ISO 8601, for readable tests. */
export function at(text: string): number {
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) throw new RangeError(`“${text}” is not an instant. Write it like 2026-03-29T10:00:00Z.`);
  return instant;
}

/** ISO 8601 in UTC, for readable failures. */
export function iso(instant: number): string {
  return new Date(instant).toISOString();
}

function given<T extends object>(overrides: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };
}
