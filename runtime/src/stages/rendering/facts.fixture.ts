/** A customer, an order and a parcel for the tests of this stage. */
import type { Facts, OrderView } from '@nachklang/nodes/sdk';

const PLACED = Date.UTC(2026, 10, 20, 9, 30);

export function sampleFacts(change: Partial<Facts> = {}): Facts & { order: OrderView } {
  const parcel = {
    id: 'parcel-2', trackingNumber: 'T2', trackingUrl: 'https://carrier.example.com/T2?lang=de&x=1', carrier: 'DHL', status: 'in_transit' as const,
    statusAt: PLACED, expectedAt: Date.UTC(2026, 10, 23, 13, 30), returning: false, lineIds: ['line-2'],
  };
  const order: OrderView = {
    id: '1042', number: '#1042', channel: 'shop', state: 'open', currency: 'EUR', total: 1249.9, itemCount: 3,
    lines: [
      { id: 'line-1', title: 'Tasse „Morgenrot“ <blau>', quantity: 2, unitPrice: 12.5 },
      { id: 'line-2', title: 'Kanne', quantity: 1, unitPrice: 24.9, url: 'https://shop.example/kanne' },
    ],
    categories: ['Keramik'], parcels: [{ ...parcel, id: 'parcel-1' }, parcel, { ...parcel, id: 'parcel-3' }], tags: [], placedAt: PLACED, openReturns: 0, openComplaints: 0,
  };
  return {
    shop: { id: 'shop', name: 'Tonwerk', timeZone: 'Europe/Berlin', country: 'DE', locale: 'de', imprint: 'Tonwerk GmbH\nWeg 1', returnDays: 14 },
    contact: {
      id: 'anna', email: 'anna@example.com', firstName: 'Anna', lastName: 'Beispiel', locale: 'de', timeZone: 'Europe/Berlin', country: 'DE', tags: [], attributes: {},
      orderCount: 1, totalSpent: 1249.9,
    },
    parcel,
    enrollment: { id: 'e1', journeyId: 'j1', subject: 'parcel', startedAt: PLACED, messagesSent: 0, path: {} },
    ...change,
    order: change.order ?? order,
  };
}
