import { describe, expect, test } from 'vitest';
import { eraseOrder } from './project-order.ts';
import { orderOf, parcelOf, testEvent } from './test-events.ts';

const order = (fields: object = {}) => ({ order: { id: 'o1', ...fields } });
const status = (time: number, status: string, fields: object = {}, extra: object = {}) =>
  testEvent('parcel.status', time, { parcel: { id: 'p1', ...fields }, status, ...extra }, `${status}@${time}`);

describe('plain fields of an order', () => {
  test('the later word counts, whichever arrives first', () => {
    const placed = testEvent('order.placed', 10, order({ total: 50, number: '#1' }));
    const paid = testEvent('order.paid', 20, order({ total: 45 }));
    for (const events of [[placed, paid], [paid, placed]]) {
      expect(orderOf(events)?.view).toMatchObject({ total: 45, number: '#1', placedAt: 10, paidAt: 20, state: 'open' });
    }
  });

  test('what an event does not mention stays', () => {
    const lines = [{ id: 'l1', title: 'Mug', quantity: 2, categories: ['kitchen', 'gifts'] }, { id: 'l2', title: 'Tea', quantity: 1, categories: ['kitchen'] }];
    const view = orderOf([testEvent('order.placed', 10, order({ lines })), testEvent('order.paid', 20, order())])?.view;
    expect(view).toMatchObject({ itemCount: 3, categories: ['kitchen', 'gifts'], lines });
  });

  test('a new list of the shop replaces its old tags and keeps those a journey added', () => {
    const record = orderOf([testEvent('order.placed', 10, order({ tags: ['vip', 'gift'] }))]);
    record?.view.tags.push('insert');
    expect(orderOf([testEvent('order.paid', 20, order({ tags: ['gift'] }))], record)?.view.tags).toEqual(['insert', 'gift']);
  });
});

describe('first reports of a parcel', () => {
  test('name the earliest event of each status, whichever arrives first', () => {
    const reports = [status(10, 'attempt_failed'), status(20, 'attempt_failed'), status(30, 'delivered')];
    const first = { attempt_failed: 's1|test|attempt_failed@10', delivered: 's1|test|delivered@30' };
    for (const events of [reports, reports.toReversed()]) expect(parcelOf(events)?.firstReports).toEqual(first);
  });

  test('forget what was retracted', () => {
    const retracted = testEvent('parcel.retracted', 20, { parcel: { id: 'p1' }, retractedStatus: 'delivered' });
    expect(parcelOf([status(10, 'delivered'), retracted])?.firstReports).toEqual({});
    expect(parcelOf([status(10, 'delivered'), retracted, status(30, 'delivered')])?.firstReports).toEqual({ delivered: 's1|test|delivered@30' });
  });
});

describe('states of an order', () => {
  test('a full refund refunds, a partial one does not, and partial ones add up', () => {
    const placed = testEvent('order.placed', 1, order({ total: 30.3 }));
    const part = (time: number, amount: number) => testEvent('order.refunded', time, { ...order(), amount });
    expect(orderOf([placed, part(2, 10.1)])?.view).toMatchObject({ state: 'open', refundedAt: 2 });
    expect(orderOf([placed, part(2, 10.1), part(3, 10.1), part(4, 10.1)])?.view.state).toBe('refunded');
    expect(orderOf([placed, testEvent('order.refunded', 2, { ...order(), full: true })])?.view.state).toBe('refunded');
  });

  test('cancelled stays cancelled, also when it arrives before the order', () => {
    const cancelled = testEvent('order.cancelled', 5, order());
    expect(orderOf([cancelled, testEvent('order.placed', 1, order())])?.view).toMatchObject({ state: 'cancelled', cancelledAt: 5, placedAt: 1 });
  });

  test('a return is open until it is refunded, rejected or closed, and news of its parcel do not reopen it', () => {
    const back = (type: 'return.requested' | 'return.in_transit' | 'return.refunded' | 'return.received', time: number, closed?: boolean) =>
      testEvent(type, time, { return: { id: 'r1', ...(closed !== undefined && { closed }) }, ...order() });
    expect(orderOf([back('return.requested', 1)])?.view.openReturns).toBe(1);
    expect(orderOf([back('return.requested', 1), back('return.refunded', 2), back('return.in_transit', 3)])?.view.openReturns).toBe(0);
    expect(orderOf([back('return.requested', 1), back('return.received', 2, true)])?.view.openReturns).toBe(0);
  });

  test('a complaint can be opened again', () => {
    const complaint = (type: 'complaint.opened' | 'complaint.resolved', time: number) => testEvent(type, time, { complaint: { id: 'k1' }, ...order() });
    expect(orderOf([complaint('complaint.opened', 1), complaint('complaint.resolved', 2)])?.view.openComplaints).toBe(0);
    expect(orderOf([complaint('complaint.resolved', 2), complaint('complaint.opened', 3), complaint('complaint.opened', 1)])?.view.openComplaints).toBe(1);
  });

  test('a message or an event of the shop’s own does not make an order', () => {
    expect(orderOf([testEvent('custom.visit', 1, order())])).toBeUndefined();
  });

  test('a corrected address replaces the whole of the old one, also when the news of the order comes later', () => {
    const placed = testEvent('order.placed', 1, order({ shippingAddress: { street: 'Gasse 1', state: 'BY', country: 'DE' }, total: 5 }));
    const corrected = testEvent('address.corrected', 2, { ...order(), address: { street: 'Weg 2', country: 'AT' } });
    for (const events of [[placed, corrected], [corrected, placed]]) expect(orderOf(events)?.view).toMatchObject({ shippingAddress: { street: 'Weg 2', country: 'AT' }, total: 5 });
    expect(orderOf([placed, corrected])?.view.shippingAddress).not.toHaveProperty('state');
    const record = orderOf([placed]);
    if (!record) throw new Error('no order');
    expect(orderOf([corrected], eraseOrder(record, 9))?.view).not.toHaveProperty('shippingAddress');
  });

  test('erasure takes the address, and a late event does not bring it back', () => {
    const placed = testEvent('order.placed', 1, order({ shippingAddress: { street: 'Gasse 1', country: 'DE' }, total: 5 }));
    const record = orderOf([placed]);
    if (!record) throw new Error('no order');
    const erased = eraseOrder(record, 9);
    expect(erased.view.total).toBe(5);
    const late = testEvent('order.paid', 20, order({ shippingAddress: { street: 'Gasse 1', country: 'DE' } }));
    for (const after of [erased, orderOf([late], erased)]) expect(after?.view).not.toHaveProperty('shippingAddress');
  });
});

describe('parcels', () => {
  test('order of events, not of arrival', () => {
    expect(parcelOf([status(30, 'delivered'), status(10, 'handed_over'), status(20, 'in_transit')])).toMatchObject({
      status: 'delivered', statusAt: 30, handedOverAt: 10, deliveredAt: 30, returning: false,
    });
  });

  test('no way back: a depot scan after the delivery changes nothing', () => {
    expect(parcelOf([status(10, 'delivered', {}, { rawStatus: 'ZU' }), status(20, 'in_transit', {}, { rawStatus: 'EE' })])).toMatchObject({ status: 'delivered', rawStatus: 'ZU' });
  });

  test('an attempt, another day, a delivery', () => {
    expect(parcelOf([status(10, 'attempt_failed'), status(20, 'out_for_delivery')])?.status).toBe('out_for_delivery');
  });

  test('a retraction takes back the delivery (DHL STORN)', () => {
    const events = [status(10, 'out_for_delivery'), status(20, 'delivered'), testEvent('parcel.retracted', 30, { parcel: { id: 'p1' } })];
    expect(parcelOf(events)).toMatchObject({ status: 'out_for_delivery', statusAt: 10 });
    expect(parcelOf(events)).not.toHaveProperty('deliveredAt');
    expect(parcelOf([...events, status(40, 'delivered')])?.deliveredAt).toBe(40);
  });

  test('a retraction that names a status takes back that one', () => {
    const storn = testEvent('parcel.retracted', 30, { parcel: { id: 'p1' }, retractedStatus: 'delivered' });
    expect(parcelOf([status(10, 'in_transit'), status(20, 'delivered'), status(25, 'exception'), storn])?.status).toBe('exception');
  });

  test('delivered to the sender is returned, never delivered (DHL returnFlag)', () => {
    for (const events of [[status(10, 'returning'), status(20, 'delivered')], [status(20, 'delivered', { returning: true })], [status(10, 'delivered'), status(20, 'returning'), status(30, 'delivered')]]) {
      expect(parcelOf(events)).toMatchObject({ status: 'returned', returning: true });
      expect(parcelOf(events)).not.toHaveProperty('deliveredAt');
    }
  });

  test('ids with dots, dollars and __proto__ are just ids', () => {
    for (const id of ['1.2', '$set', '__proto__', 'a%2Eb']) {
      const record = orderOf([testEvent('parcel.status', 1, { parcel: { id, carrier: 'dhl' }, status: 'delivered' })]);
      expect(record?.view.parcels).toMatchObject([{ id, carrier: 'dhl', status: 'delivered' }]);
    }
  });
});

describe('the last delivery of an order', () => {
  const two = (time: number, state: string) => testEvent('parcel.status', time, { parcel: { id: 'p2' }, status: state }, `p2-${state}@${time}`);
  const fulfilled = testEvent('order.fulfilled', 5, order());

  test('is known once all parcels of a fulfilled order are delivered', () => {
    expect(orderOf([fulfilled, status(10, 'delivered'), two(12, 'in_transit')])?.view.lastDeliveryAt).toBeUndefined();
    expect(orderOf([fulfilled, status(10, 'delivered'), two(15, 'delivered')])?.view.lastDeliveryAt).toBe(15);
  });

  test('is unknown while more may be packed', () => {
    const placed = testEvent('order.placed', 1, order({ lines: [{ id: 'l1', title: 'Mug', quantity: 1 }, { id: 'l2', title: 'Tea', quantity: 1 }] }));
    expect(orderOf([placed, status(10, 'delivered', { lineIds: ['l1'] })])?.view.lastDeliveryAt).toBeUndefined();
    expect(orderOf([placed, status(10, 'delivered', { lineIds: ['l1', 'l2'] })])?.view.lastDeliveryAt).toBe(10);
  });

  test('never counts a parcel that went back, and is not undone by what the customer sends back', () => {
    expect(orderOf([fulfilled, status(10, 'delivered'), two(12, 'returned')])?.view.lastDeliveryAt).toBeUndefined();
    const customersReturn = testEvent('parcel.status', 20, { parcel: { id: 'p2', returning: true }, status: 'label_created' });
    expect(orderOf([fulfilled, status(10, 'delivered'), customersReturn])?.view.lastDeliveryAt).toBe(10);
  });

  test('leaves cancelled parcels out', () => {
    expect(orderOf([fulfilled, status(10, 'delivered'), two(12, 'cancelled')])?.view.lastDeliveryAt).toBe(10);
  });
});
