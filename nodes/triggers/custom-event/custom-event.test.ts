/** custom-event starts a run for an event of the merchant's own. */
import { describe, expect, it } from 'vitest';
import { custom, fakeTriggerContext, runExample } from '../../sdk/testing/index.ts';
import { customEvent } from './definition.ts';
import { decideCustomEvent } from './execute.ts';

const event = custom('warranty_registered', { at: '2026-03-05T12:00:00Z', properties: { years: 3 }, order: null });
const filter = { combinator: 'and' as const, rules: [{ field: 'event.properties.years', operator: '>=', value: 5 }] };

describe('custom-event', () => {
  it('starts on the event it names', () => {
    expect(decideCustomEvent(fakeTriggerContext(event), { name: 'warranty_registered' })).toEqual({ kind: 'enroll' });
  });

  it('passes over events of another name', () => {
    expect(decideCustomEvent(fakeTriggerContext(event), { name: 'wish_list_shared' })).toEqual({ kind: 'ignore', reason: 'other_event' });
  });

  it('looks at the properties of the event', () => {
    expect(decideCustomEvent(fakeTriggerContext(event), { name: 'warranty_registered', filter })).toEqual({ kind: 'ignore', reason: 'filtered' });
  });

  it('says on the card what it does', () => {
    expect(customEvent.summary({ name: 'warranty_registered', filter }, 'en')).toBe('Event “warranty_registered”, filtered');
    expect(customEvent.listensTo?.({ name: 'warranty_registered' })).toEqual(['custom.warranty_registered']);
  });

  it('runs its example for the people whose event passes the filter', async () => {
    const { contacts } = await runExample(new URL('./example.journey.json', import.meta.url), {
      events: [
        event,
        custom('warranty_registered', { at: '2026-03-05T13:00:00Z', properties: { years: 1 }, order: null, contact: { email: 'ben@example.com', customerId: 'c-2' } }),
      ],
    });
    expect(contacts.filter(({ view }) => view.tags.includes('warranty')).map(({ view }) => view.email)).toEqual(['anna.beispiel@example.com']);
  });
});
