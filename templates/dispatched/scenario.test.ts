/** Dispatched: every parcel is announced once, soon after the carrier has it, and never when it is too late to matter. */
import { cancelled, orderEvent, parcelStatus, placed } from '@nachklang/nodes/testing';
import { describe, expect, test } from 'vitest';
import { compiledSize, ends, openTemplate, sent } from '../scenario.ts';

const { document, problems, run, read } = await openTemplate('dispatched');
const order = placed({ at: '2026-03-09T20:11:00+01:00' });
const label = (id: string, at: string, lineIds: string[] = []) => parcelStatus('label_created', { at, parcel: { id, lineIds } });
const handedOver = (at: string, parcel = {}) => parcelStatus('handed_over', { at, parcel });

describe('the dispatch mail', () => {
  test('can be published without a single problem', () => {
    expect(problems).toEqual([]);
  });

  test('leaves a quarter of an hour after the carrier took the parcel', async () => {
    const result = await run([order, label('p-1', '2026-03-10T11:00:00+01:00'), handedOver('2026-03-10T17:00:00+01:00')]);
    expect(sent(result)).toEqual(['2026-03-10 17:15 dispatched']);
    expect(result.messages[0]).toMatchObject({ class: 'transactional', to: 'anna.beispiel@example.com', locale: 'de' });
  });

  test('says which of three parcels it is about, and what is in it', async () => {
    const result = await run([
      order, label('p-1', '2026-03-10T11:00:00+01:00', ['l-1']), label('p-2', '2026-03-10T11:05:00+01:00', ['l-2']), label('p-3', '2026-03-10T11:06:00+01:00', ['l-2']),
      handedOver('2026-03-10T17:00:00+01:00', { id: 'p-1' }), handedOver('2026-03-10T17:02:00+01:00', { id: 'p-2', expectedAt: '2026-03-12T17:00:00Z' }), handedOver('2026-03-11T17:00:00+01:00', { id: 'p-3' }),
    ]);
    expect(sent(result)).toEqual(['2026-03-10 17:15 dispatched', '2026-03-10 17:17 dispatched', '2026-03-11 17:15 dispatched']);
    const second = await read(result, 1);
    expect(second.subject).toBe('Paket 2 von 3 ist unterwegs: Bestellung #1001');
    expect(second.html).toContain('Voraussichtlich bei Ihnen am Donnerstag, 12. März 2026.');
    expect(second.text).toContain('Leuchtmittel');
    expect(second.text).not.toContain('Leselampe');
    expect(second.text).toContain('Guten Tag Anna Beispiel,');
  });

  test('comes once, also when the carrier starts with “in transit”, repeats itself and reports the hand-over late', async () => {
    const transit = parcelStatus('in_transit', { at: '2026-03-10T23:00:00+01:00' });
    const again = { ...transit };
    const result = await run([order, transit, again, handedOver('2026-03-10T17:00:00+01:00'), parcelStatus('in_transit', { at: '2026-03-11T04:00:00+01:00' })]);
    expect(sent(result)).toEqual(['2026-03-10 23:15 dispatched']);
  });

  test('is found when the scans arrive before the order', async () => {
    const result = await run([handedOver('2026-03-10T17:00:00+01:00'), { ...order, time: '2026-03-10T16:00:00+01:00' }]);
    expect(sent(result)).toEqual(['2026-03-10 17:15 dispatched']);
  });

  test('does not leave when the order is cancelled in the middle of the wait', async () => {
    const result = await run([order, handedOver('2026-03-10T17:00:00+01:00'), cancelled({ at: '2026-03-10T17:10:00+01:00' })]);
    expect(result.messages).toEqual([]);
    expect(ends(result)).toEqual(['exited order.cancelled']);
  });

  test('does not announce a parcel that has arrived already', async () => {
    const delivered = parcelStatus('delivered', { at: '2026-03-12T12:00:00+01:00' });
    expect((await run([order, delivered, handedOver('2026-03-10T17:00:00+01:00')])).messages).toEqual([]);
    const soon = parcelStatus('delivered', { at: '2026-03-10T17:05:00+01:00' });
    expect(ends(await run([order, handedOver('2026-03-10T17:00:00+01:00'), soon]))).toEqual(['completed already_arrived']);
  });

  test('does not announce a parcel that comes back, nor one of a refunded order', async () => {
    const back = handedOver('2026-03-20T17:00:00+01:00', { id: 'r-1', returning: true });
    expect((await run([order, back])).messages).toEqual([]);
    const refunded = orderEvent('order.refunded', { at: '2026-03-10T09:00:00+01:00' });
    const full = { ...refunded, data: { ...refunded.data, full: true } };
    expect((await run([order, full, handedOver('2026-03-10T17:00:00+01:00')])).messages).toEqual([]);
  });

  test('is never held back by a cap: five parcels, five mails', async () => {
    const scans = [1, 2, 3, 4, 5].map((n) => handedOver(`2026-03-10T17:0${n}:00+01:00`, { id: `p-${n}` }));
    expect((await run([order, ...scans])).messages).toHaveLength(5);
  });

  test('counts its quarter of an hour in real time when the clocks change', async () => {
    const inMarch = await run([order, handedOver('2026-03-29T01:50:00+01:00')]);
    expect(inMarch.messages[0]?.createdAt).toBe(Date.parse('2026-03-29T03:05:00+02:00'));
    const october = placed({ at: '2026-10-24T09:00:00+02:00' });
    const inOctober = await run([october, handedOver('2026-10-25T02:50:00+02:00')]);
    expect(inOctober.messages[0]?.createdAt).toBe(Date.parse('2026-10-25T02:05:00+01:00'));
  });

  test('speaks English to those who do', async () => {
    const result = await run([placed({ at: '2026-03-09T20:11:00+01:00', contact: { locale: 'en-GB' } }), handedOver('2026-03-10T17:00:00+01:00', { trackingUrl: 'https://tracking.example/1' })]);
    const mail = await read(result);
    expect(mail.subject).toBe('Your parcel is on its way: order #1001');
    expect(mail.html).toContain('lang="en"');
    expect(mail.html).toContain('href="https://tracking.example/1"');
  });

  test.each(['de', 'en'] as const)('stays light: at most 26 KB of HTML (%s)', async (locale) => {
    expect(await compiledSize(document, 'dispatched', locale)).toBeLessThan(26_000);
  });
});
