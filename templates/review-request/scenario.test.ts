/** Review request: a week after the last parcel, in the morning, once and one reminder, and never into a quarrel. */
import { fulfilled, orderEvent, parcelStatus, placed, sampleEvent, SAMPLE_CONTACT } from '@nachklang/nodes/testing';
import { describe, expect, test } from 'vitest';
import { compiledSize, ends, openTemplate, sent } from '../scenario.ts';

const { document, problems, run, read } = await openTemplate('review-request');
const about = { order: { id: 'o-1' }, contact: SAMPLE_CONTACT };
const order = placed({ at: '2026-03-02T20:11:00+01:00' });
const shipped = fulfilled({ at: '2026-03-03T17:05:00+01:00' });
/** Thursday, 5 March. */
const delivered = parcelStatus('delivered', { at: '2026-03-05T13:00:00+01:00' });
const feedback = (at: string) => sampleEvent('feedback.given', 'o-1', at, { score: 2, scale: 'stars', ...about });
const returned = (at: string) => sampleEvent('return.requested', 'r-1', at, { return: { id: 'r-1' }, ...about });
const complaint = (type: 'complaint.opened' | 'complaint.resolved', at: string) => sampleEvent(type, 'k-1', at, { complaint: { id: 'k-1' }, ...about });

describe('the review request', () => {
  test('can be published without a single problem', () => {
    expect(problems).toEqual([]);
  });

  test('asks a week after delivery in the morning, and reminds once a week later', async () => {
    const result = await run([order, shipped, delivered]);
    expect(sent(result)).toEqual(['2026-03-13 10:00 review', '2026-03-20 10:00 reminder']);
    expect(result.messages.every((message) => message.class === 'marketing' && message.category === 'review')).toBe(true);
    expect(ends(result)).toEqual(['completed end']);
  });

  test('counts from the last of several parcels', async () => {
    const others = [parcelStatus('handed_over', { at: '2026-03-03T17:00:00+01:00', parcel: { id: 'p-2' } }), parcelStatus('delivered', { at: '2026-03-09T13:00:00+01:00', parcel: { id: 'p-2' } })];
    expect(sent(await run([order, shipped, ...others.slice(0, 1), delivered, ...others.slice(1)]))[0]).toBe('2026-03-17 10:00 review');
  });

  test('does not ask before everything has been sent', async () => {
    expect((await run([order, delivered])).messages).toEqual([]);
  });

  test('waits for the weekday when the week ends on a Sunday, on the days the clocks change too', async () => {
    const spring = await run([order, shipped, parcelStatus('delivered', { at: '2026-03-21T09:30:00+01:00' })], { to: '2026-03-31T00:00:00Z' });
    expect(spring.messages.map((message) => message.createdAt)).toEqual([Date.parse('2026-03-28T10:00:00+01:00')]);
    const sunday = await run([order, shipped, parcelStatus('delivered', { at: '2026-03-21T13:00:00+01:00' })], { to: '2026-03-31T00:00:00Z' });
    expect(sunday.messages.map((message) => message.createdAt)).toEqual([Date.parse('2026-03-30T10:00:00+02:00')]);
    const autumn = [placed({ at: '2026-10-12T09:00:00+02:00' }), fulfilled({ at: '2026-10-13T17:00:00+02:00' }), parcelStatus('delivered', { at: '2026-10-17T13:00:00+02:00' })];
    expect((await run(autumn, { to: '2026-10-27T00:00:00Z' })).messages.map((message) => message.createdAt)).toEqual([Date.parse('2026-10-26T10:00:00+01:00')]);
  });

  test('says nothing to those who have reviewed already, and does not remind those who did since', async () => {
    expect((await run([order, shipped, delivered, feedback('2026-03-08T12:00:00+01:00')])).messages).toEqual([]);
    const since = await run([order, shipped, delivered, feedback('2026-03-15T12:00:00+01:00')]);
    expect(sent(since)).toEqual(['2026-03-13 10:00 review']);
    expect(ends(since)).toEqual(['completed reviewed']);
  });

  test('ends at once when something is sent back, before the request or after it', async () => {
    const before = await run([order, shipped, delivered, returned('2026-03-09T12:00:00+01:00')]);
    expect([sent(before), ends(before)]).toEqual([[], ['exited return.requested']]);
    expect(sent(await run([order, shipped, delivered, returned('2026-03-16T12:00:00+01:00')]))).toEqual(['2026-03-13 10:00 review']);
  });

  test('does not ask while a complaint is open, but does when it was settled before the parcel came', async () => {
    const open = complaint('complaint.opened', '2026-03-04T12:00:00+01:00');
    expect((await run([order, shipped, open, delivered])).messages).toEqual([]);
    const settled = complaint('complaint.resolved', '2026-03-04T18:00:00+01:00');
    expect(sent(await run([order, shipped, open, settled, delivered]))[0]).toBe('2026-03-13 10:00 review');
    expect(ends(await run([order, shipped, delivered, complaint('complaint.opened', '2026-03-10T12:00:00+01:00')]))).toEqual(['exited complaint.opened']);
  });

  test('ends when the order is refunded or the customer objects to advertising', async () => {
    const refunded = orderEvent('order.refunded', { at: '2026-03-08T12:00:00+01:00' });
    expect(ends(await run([order, shipped, delivered, refunded]))).toEqual(['exited order.refunded']);
    const objected = sampleEvent('contact.objected', 'ads', '2026-03-16T12:00:00+01:00', { contact: SAMPLE_CONTACT, channel: 'email', purpose: 'marketing' });
    const result = await run([order, shipped, delivered, objected]);
    expect([sent(result), ends(result)]).toEqual([['2026-03-13 10:00 review'], ['exited contact.objected']]);
  });

  test('does not ask about a parcel that went back to the shop and was “delivered” there', async () => {
    const back = parcelStatus('delivered', { at: '2026-03-09T13:00:00+01:00', parcel: { returning: true } });
    expect((await run([order, shipped, back])).messages).toEqual([]);
  });

  test('counts again when a delivery is taken back', async () => {
    const retracted = sampleEvent('parcel.retracted', 'p-1', '2026-03-05T15:00:00+01:00', { parcel: { id: 'p-1' }, order: { id: 'o-1' }, retractedStatus: 'delivered' });
    const truly = parcelStatus('delivered', { at: '2026-03-07T09:00:00+01:00' });
    expect(sent(await run([order, shipped, delivered, retracted, truly]))[0]).toBe('2026-03-14 10:00 review');
    expect((await run([order, shipped, delivered, retracted])).messages).toEqual([]);
  });

  test('asks once, however often and in whatever order the events arrive; news of a delivery long past starts nothing', async () => {
    expect(sent(await run([delivered, delivered, shipped, order, shipped, delivered]))).toHaveLength(2);
    const longAgo = { ...order, time: '2026-03-25T09:00:00+01:00' };
    expect((await run([longAgo, shipped, delivered])).messages).toEqual([]);
  });

  test('two orders on one day: the second request waits for the cap, and is given up when it would come too late', async () => {
    const second = { order: { id: 'o-2', number: '#1002' } };
    const both = [
      order, placed({ at: '2026-03-02T21:00:00+01:00', ...second }), shipped, fulfilled({ at: '2026-03-03T17:06:00+01:00', ...second }), delivered,
      parcelStatus('delivered', { at: '2026-03-05T13:01:00+01:00', parcel: { id: 'p-2' }, order: 'o-2' }),
    ];
    const result = await run(both, { to: '2026-03-15T00:00:00+01:00' });
    expect(sent(result)).toEqual(['2026-03-13 10:00 review', '2026-03-14 10:00 review']);
    expect(result.decisions.map((decision) => decision.outcome)).toContain('defer');
    const monthly = [{ id: 'monthly', channel: 'any', class: 'marketing', windowMs: 30 * 86_400_000, max: 1 }] as const;
    const strict = await run(both, { caps: monthly });
    expect(sent(strict)).toEqual(['2026-03-13 10:00 review']);
    expect(strict.decisions.some((decision) => decision.outcome === 'skip' && decision.reason === 'expired')).toBe(true);
  });

  test('can be refused with one click, says how reviews are kept genuine, and asks everybody alike (§ 5b Abs. 3 UWG)', async () => {
    const mail = await read(await run([order, shipped, delivered]));
    expect(mail.subject).toBe('Wie gefällt Ihnen Ihre Bestellung #1001?');
    expect(mail.html).toContain('href="https://shop.example/p/unsubscribe"');
    expect(mail.text).toContain('So stellen wir sicher, dass Bewertungen echt sind');
    expect(mail.text).toContain('Ihre Bewertung können Sie in jedem Fall abgeben.');
    expect(mail.text).toContain('ohne dass hierfür andere als die Übermittlungskosten nach den Basistarifen entstehen');
    const english = await read(await run([placed({ at: '2026-03-02T20:11:00+01:00', contact: { locale: 'en' } }), fulfilled({ at: '2026-03-03T17:05:00+01:00', contact: { locale: 'en' } }), delivered]), 1);
    expect(english.subject).toBe('Would you still tell us what you think? Order #1001');
  });

  test.each([['review', 'de'], ['review', 'en'], ['reminder', 'de'], ['reminder', 'en']] as const)('stays light: at most 26 KB of HTML (%s, %s)', async (key, locale) => {
    expect(await compiledSize(document, key, locale)).toBeLessThan(26_000);
  });
});
