/** Delay: the customer hears of it first from the shop, in the morning, at most every 48 hours, and a person looks after it. */
import { cancelled, parcelStatus, placed } from '@nachklang/nodes/testing';
import { describe, expect, test } from 'vitest';
import { compiledSize, ends, local, openTemplate, sent } from '../scenario.ts';

const { document, problems, run, read } = await openTemplate('delay');
const order = placed({ at: '2026-03-09T20:11:00+01:00' });
/** Expected on Thursday, 12 March, by six in the evening. */
const parcel = { id: 'p-1', trackingNumber: 'T-1', expectedAt: '2026-03-12T18:00:00+01:00' };
const scan = (status: Parameters<typeof parcelStatus>[0], at: string, facts: object = parcel) => parcelStatus(status, { at, parcel: facts });
const handedOver = scan('handed_over', '2026-03-10T17:00:00+01:00');

describe('the delay mail', () => {
  test('can be published without a single problem', () => {
    expect(problems).toEqual([]);
  });

  test('is not needed when the parcel comes in time', async () => {
    const result = await run([order, handedOver, scan('in_transit', '2026-03-11T01:00:00+01:00'), scan('out_for_delivery', '2026-03-12T08:00:00+01:00'), scan('delivered', '2026-03-12T13:00:00+01:00')]);
    expect(result.messages).toEqual([]);
    expect(ends(result)).toEqual(['completed no_longer_underway']);
  });

  test('leaves at once when the carrier reports a delay, and not again for its repetitions', async () => {
    const result = await run([
      order, handedOver, scan('delayed', '2026-03-12T10:30:00+01:00'), scan('delayed', '2026-03-12T19:00:00+01:00'), scan('delayed', '2026-03-13T11:00:00+01:00'),
      scan('delivered', '2026-03-14T11:00:00+01:00'),
    ]);
    expect(sent(result)).toEqual(['2026-03-12 10:30 delay']);
    expect(result.tasks).toEqual([]);
  });

  test('leaves at nine the morning after the expected day passed without a word', async () => {
    const result = await run([order, handedOver, scan('in_transit', '2026-03-11T01:00:00+01:00'), scan('delivered', '2026-03-14T11:00:00+01:00')]);
    expect(sent(result)).toEqual(['2026-03-13 09:00 delay']);
    expect(result.tasks.map((task) => [task.title, task.priority])).toEqual([['Beim Versanddienst nachfragen: Bestellung #1001, Sendung T-1', 'high']]);
  });

  test('leaves after three days without a scan when no day was promised', async () => {
    const result = await run([order, scan('in_transit', '2026-03-10T23:00:00+01:00', { id: 'p-1' })], { to: '2026-03-15T00:00:00+01:00' });
    expect(sent(result)).toEqual(['2026-03-14 09:00 delay']);
  });

  test('takes a new promise of the carrier for what it is', async () => {
    const later = { id: 'p-1', expectedAt: '2026-03-14T18:00:00+01:00' };
    const result = await run([order, handedOver, scan('in_transit', '2026-03-12T15:00:00+01:00', later), scan('delivered', '2026-03-14T11:00:00+01:00', later)]);
    expect(result.messages).toEqual([]);
  });

  test('comes three times at most, 48 hours apart at least, then a person takes over', async () => {
    const result = await run([order, handedOver]);
    expect(sent(result)).toEqual(['2026-03-13 09:00 delay', '2026-03-15 09:00 delay', '2026-03-17 09:00 delay']);
    expect(result.tasks.map((task) => [local(task.createdAt), task.priority])).toEqual([['2026-03-13 09:00', 'high'], ['2026-03-19 09:00', 'urgent']]);
    expect(ends(result)).toEqual(['completed end']);
    expect((await read(result, 1)).subject).toBe('Ihr Paket ist noch nicht da: Bestellung #1001');
  });

  test('stops when the parcel arrives during the 48 hours', async () => {
    const result = await run([order, handedOver, scan('delivered', '2026-03-13T15:00:00+01:00')]);
    expect(sent(result)).toEqual(['2026-03-13 09:00 delay']);
  });

  test('does not leave when the parcel goes out for delivery before nine', async () => {
    const result = await run([order, handedOver, scan('out_for_delivery', '2026-03-13T07:30:00+01:00'), scan('delivered', '2026-03-13T12:00:00+01:00')]);
    expect(result.messages).toEqual([]);
  });

  test('does not take the scan of a sibling for news of this parcel', async () => {
    const sibling = { id: 'p-2', expectedAt: '2026-03-14T18:00:00+01:00' };
    const result = await run([
      order, handedOver, scan('handed_over', '2026-03-11T17:00:00+01:00', sibling), scan('in_transit', '2026-03-12T23:00:00+01:00', sibling), scan('delivered', '2026-03-13T14:00:00+01:00', sibling),
      scan('delivered', '2026-03-14T11:00:00+01:00'),
    ]);
    expect(result.messages.map((message) => message.parcelId)).toEqual(['p-1']);
    expect((await read(result)).html).toContain('Paket 1 von 2');
  });

  test('ends at once, also in the middle of a wait, when the order is cancelled', async () => {
    const result = await run([order, handedOver, cancelled({ at: '2026-03-12T09:00:00+01:00' })]);
    expect(result.messages).toEqual([]);
    expect(ends(result)).toEqual(['exited order.cancelled']);
  });

  test('knows the order of things whatever order they arrive in, and does not mind repetitions', async () => {
    const delivered = scan('delivered', '2026-03-12T13:00:00+01:00');
    const late = scan('delayed', '2026-03-11T20:00:00+01:00');
    const result = await run([order, delivered, handedOver, handedOver, late, delivered]);
    expect(result.messages).toEqual([]);
  });

  test('means nine by the recipient’s clock, on the days the clocks change too', async () => {
    const spring = await run([placed({ at: '2026-03-25T10:00:00+01:00' }), scan('handed_over', '2026-03-26T17:00:00+01:00', { id: 'p-1', expectedAt: '2026-03-28T18:00:00+01:00' })], { to: '2026-03-29T12:00:00+02:00' });
    expect(spring.messages.map((message) => message.createdAt)).toEqual([Date.parse('2026-03-29T09:00:00+02:00')]);
    const autumn = await run([placed({ at: '2026-10-21T10:00:00+02:00' }), scan('handed_over', '2026-10-22T17:00:00+02:00', { id: 'p-1', expectedAt: '2026-10-24T18:00:00+02:00' })], { to: '2026-10-25T12:00:00+01:00' });
    expect(autumn.messages.map((message) => message.createdAt)).toEqual([Date.parse('2026-10-25T09:00:00+01:00')]);
  });

  test('says what is known, promises no day, names a person and sells nothing', async () => {
    const result = await run([order, handedOver], { to: '2026-03-13T12:00:00+01:00' });
    const { subject, html, text } = await read(result);
    expect(subject).toBe('Ihr Paket verspätet sich: Bestellung #1001');
    expect(text).toContain('seit Dienstag, 10. März 2026, fehlt uns eine neue Meldung von DHL');
    expect(text).toContain('haken beim Versanddienst nach');
    expect(text).toContain('hallo@klangholz.example');
    expect(html).not.toContain('unsubscribe');
    const reported = await read(await run([order, handedOver, scan('delayed', '2026-03-12T10:30:00+01:00')], { to: '2026-03-12T12:00:00+01:00' }));
    expect(reported.text).toContain('DHL meldet uns eine Verzögerung');
    expect(reported.text).not.toContain('haken');
  });

  test.each(['de', 'en'] as const)('stays light: at most 26 KB of HTML (%s)', async (locale) => {
    expect(await compiledSize(document, 'delay', locale)).toBeLessThan(26_000);
  });
});
