/** set-attribute remembers something about a contact. */
import { describe, expect, it } from 'vitest';
import { fakeContext, placed, runExample } from '../../sdk/testing/index.ts';
import { setAttribute } from './definition.ts';
import { executeSetAttribute } from './execute.ts';

describe('set-attribute', () => {
  it.each<[string | number | boolean | null, string | number | boolean | null]>([
    ['blue', 'blue'], [3, 3], [true, true], [null, null], ['{{order.total}}', 89.9], ['{{contact.firstName}} {{contact.lastName}}', 'Anna Beispiel'],
    ['{{order.categories}}', 'lamps, bulbs'], ['{{contact.phone}}', null],
  ])('sets %j as %j', (value, expected) => {
    expect(executeSetAttribute(fakeContext(), { name: 'it', value })).toEqual({ kind: 'next', port: 'next', effects: [{ kind: 'set-attribute', name: 'it', value: expected }] });
  });

  it('finds placeholders that name nothing', () => {
    expect(setAttribute.check?.({ name: 'it', value: '{{nonsense}}' })).toMatchObject([{ path: '/value', code: 'placeholder_unknown' }]);
  });

  it('says on the card what it sets', () => {
    expect(setAttribute.summary({ name: 'loyal', value: true }, 'de')).toBe('loyal = ja');
    expect(setAttribute.summary({ name: 'loyal', value: null }, 'en')).toBe('Clear loyal');
  });

  it('runs its example', async () => {
    const { contacts } = await runExample(new URL('./example.journey.json', import.meta.url), { events: [placed({ at: '2026-03-05T10:00:00Z' })] });
    expect(contacts[0]?.view.attributes).toEqual({ lastTotal: 89.9 });
  });
});
