/** Events and a shop for the tests of this stage. */
import type { EventType, ShopView } from '@nachklang/nodes/sdk';
import type { ContactRecord, EventRecord, OrderRecord } from '../../engine/model.ts';
import { projectContact } from './project-contact.ts';
import { projectOrder } from './project-order.ts';

export const SHOP: ShopView = { id: 's1', name: 'Demo', timeZone: 'Europe/Berlin', country: 'DE', locale: 'de', returnDays: 14 };

/** `id` also breaks ties of time. */
export function testEvent(type: EventType, time: number, data: Record<string, unknown> = {}, id = `${type}@${time}`): EventRecord {
  const order = data['order'] as { id: string } | undefined;
  const parcel = data['parcel'] as { id: string } | undefined;
  return {
    _id: `s1|test|${id}`, shopId: 's1', source: 'test', type, time, receivedAt: time, contactId: 'c_1', partition: 7,
    ...(order && { orderId: order.id }), ...(parcel && { parcelId: parcel.id, orderId: order?.id ?? 'o1' }), data, state: 'pending',
  };
}

/** Every record is frozen before it goes in again: a projection that wrote into it would throw. */
export function orderOf(events: readonly EventRecord[], record?: OrderRecord): OrderRecord | undefined {
  return events.reduce<OrderRecord | undefined>((before, event) => projectOrder(frozen(before), event), record);
}

export function contactOf(events: readonly EventRecord[], record?: ContactRecord): ContactRecord | undefined {
  return events.reduce<ContactRecord | undefined>((before, event) => projectContact(frozen(before), event, SHOP), record);
}

export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

export function parcelOf(events: readonly EventRecord[], id = 'p1') {
  return orderOf(events)?.view.parcels.find((parcel) => parcel.id === id);
}
