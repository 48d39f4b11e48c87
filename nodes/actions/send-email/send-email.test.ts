/** send-email asks for a mail and leaves the rest to the policy. */
import { describe, expect, it } from 'vitest';
import { fakeContext, placed, readJourney, runExample, wayOf } from '../../sdk/testing/index.ts';
import { sendEmail } from './definition.ts';
import { executeSendEmail } from './execute.ts';

const example = new URL('./example.journey.json', import.meta.url);
const settings = { email: 'thanks', class: 'transactional', whenBlocked: 'skip', trackClicks: false } as const;

describe('send-email', () => {
  it('asks for the mail it names', () => {
    expect(executeSendEmail(fakeContext(), settings)).toEqual({ kind: 'message', message: { channel: 'email', ...settings } });
  });

  it('counts the time to put off by the calendar', () => {
    const now = Date.parse('2026-03-28T12:00:00+01:00');
    const result = executeSendEmail(fakeContext({ now }), { ...settings, class: 'marketing', whenBlocked: 'defer', deferFor: 'P1D', category: 'review', priority: 70 });
    expect(result).toMatchObject({ message: { category: 'review', priority: 70, whenBlocked: 'defer', deferForMs: 23 * 3_600_000 } });
    expect(result.kind === 'message' && 'deferFor' in result.message).toBe(false);
  });

  it('tells validation what it may send, and for how long at most it is put off', () => {
    expect(sendEmail.sendsMessage?.({ ...settings, whenBlocked: 'defer', deferFor: 'P1M' })).toEqual({
      channel: 'email', class: 'transactional', email: 'thanks', whenBlocked: 'defer', deferForMs: 31 * 86_400_000,
    });
    expect(sendEmail.sendsMessage?.(settings)).not.toHaveProperty('deferForMs');
  });

  it('wants a time to put off only where mails are put off', () => {
    expect(sendEmail.check?.({ ...settings, deferFor: 'P1D' })).toMatchObject([{ code: 'defer_for_without_defer' }]);
    expect(sendEmail.check?.({ ...settings, whenBlocked: 'defer', deferFor: 'P0D' })).toMatchObject([{ code: 'duration_not_positive' }]);
    expect(sendEmail.check?.({ ...settings, whenBlocked: 'defer', deferFor: 'P1D' })).toEqual([]);
  });

  it('says on the card what it sends', () => {
    expect(sendEmail.summary(settings, 'de')).toBe('„thanks“ senden (Service)');
    expect(sendEmail.summary({ ...settings, class: 'marketing' }, 'en')).toBe('Send “thanks” (marketing)');
  });

  it('runs its example: one mail, in the language of the recipient', async () => {
    const { messages, enrollments } = await runExample(example, {
      events: [
        placed({ at: '2026-03-05T10:00:00Z' }),
        placed({ at: '2026-03-05T11:00:00Z', order: { id: 'o-2' }, contact: { email: 'ben@example.com', customerId: 'c-2', locale: 'en-GB' } }),
      ],
    });
    expect(messages.map(({ to, locale, class: messageClass, email }) => [to, locale, messageClass, email])).toEqual([
      ['anna.beispiel@example.com', 'de', 'transactional', 'thanks'],
      ['ben@example.com', 'en', 'transactional', 'thanks'],
    ]);
    expect(enrollments.map((run) => wayOf(run).at(-1))).toEqual(['n2 sent', 'n2 sent']);
  });

  it('leaves by “skipped” when a cap stands in the way of a second marketing mail', async () => {
    const document = await readJourney(example);
    const nodes = document.nodes.map((node) => (node.type === 'send-email' ? { ...node, settings: { ...settings, class: 'marketing' } } : node));
    const { messages, enrollments } = await runExample({ ...document, nodes }, {
      events: [placed({ at: '2026-03-05T10:00:00Z' }), placed({ at: '2026-03-05T11:00:00Z', order: { id: 'o-2' } })],
    });
    expect(messages).toHaveLength(1);
    expect(enrollments.map((run) => wayOf(run).at(-1))).toEqual(['n2 sent', 'n2 skipped']);
  });
});
