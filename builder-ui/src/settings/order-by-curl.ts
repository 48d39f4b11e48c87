/** An order as a call of the command line, to be pasted and changed. */

export function orderByCurl(origin: string): string {
  const event = {
    specversion: '1.0',
    type: 'order.placed',
    source: 'https://shop.example',
    id: 'order-1001',
    data: {
      order: { id: '1001', number: '#1001', total: 89.0, currency: 'EUR', lines: [{ id: '1', title: 'Ukulele', quantity: 1, unitPrice: 89.0 }] },
      contact: { email: 'anna@kundin.example', firstName: 'Anna', lastName: 'Berger', locale: 'de-DE' },
    },
  };
  return [`curl ${origin}/api/v1/events \\`, "  -H 'authorization: Bearer nk_…' \\", "  -H 'content-type: application/cloudevents+json' \\", `  -d '${JSON.stringify(event, null, 2)}'`].join('\n');
}
