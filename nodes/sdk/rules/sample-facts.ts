/** Facts for tests: a customer of Berlin with one order of two lines in two parcels. */
import type { RuleFacts } from './field.ts';

export const NOW = Date.parse('2027-03-20T12:00:00Z');
const at = (text: string): number => Date.parse(text);

export const SAMPLE_FACTS: RuleFacts = {
  now: NOW,
  shop: { id: 's1', name: 'Musterladen', timeZone: 'Europe/Berlin', country: 'DE', locale: 'de', returnDays: 14 },
  contact: {
    id: 'c1', email: 'anna@example.com', firstName: 'Anna', locale: 'de', timeZone: 'Europe/Berlin', country: 'DE', postcode: '10115', tags: ['VIP', 'Newsletter'],
    attributes: { size: 42, colour: 'Rot', member: true, nothing: null }, orderCount: 3, totalSpent: 210.5, firstOrderAt: at('2026-01-05T10:00:00Z'), lastOrderAt: at('2027-03-01T10:00:00Z'),
  },
  order: {
    id: 'o1', number: '#1042', channel: 'shop', state: 'open', currency: 'EUR', total: 99.9, itemCount: 3, categories: ['Schuhe'], tags: [], openReturns: 0, openComplaints: 0,
    lines: [
      { id: 'l1', sku: 'SHOE-42', title: 'Laufschuh Blau', quantity: 1, unitPrice: 79.9, categories: ['Schuhe'] },
      { id: 'l2', sku: 'SOCK-1', title: 'Socken', quantity: 2, unitPrice: 10 },
    ],
    parcels: [
      { id: 'p1', status: 'delivered', statusAt: at('2027-03-05T10:00:00Z'), returning: false, lineIds: ['l1'], deliveredAt: at('2027-03-05T10:00:00Z') },
      { id: 'p2', status: 'in_transit', statusAt: at('2027-03-04T10:00:00Z'), returning: false, lineIds: ['l2'] },
    ],
    placedAt: at('2027-03-01T10:00:00Z'), paidAt: at('2027-03-01T23:30:00Z'),
  },
  event: {
    id: 'e1', source: 'test', type: 'parcel.status', time: at('2027-03-05T10:00:00Z'), receivedAt: at('2027-03-05T10:01:00Z'), contactId: 'c1',
    data: { parcel: { id: 'p1', carrier: 'DHL', expectedAt: '2027-03-05T18:00:00Z' }, status: 'delivered' },
  },
  enrollment: { id: 'r1', journeyId: 'j1', subject: 'order', startedAt: at('2027-03-05T10:01:00Z'), messagesSent: 1, path: { n1: 'yes' } },
};
