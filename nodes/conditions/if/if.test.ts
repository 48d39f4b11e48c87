/** if splits the way in two. */
import { describe, expect, it } from 'vitest';
import { fakeContext, placed, runExample } from '../../sdk/testing/index.ts';
import { ifNode } from './definition.ts';
import { executeIf } from './execute.ts';

const rule = { field: 'order.total', operator: '>=', value: 80 };
const rules = { combinator: 'and' as const, rules: [rule] };

describe('if', () => {
  it('goes by “yes” when the rules hold, else by “no”', () => {
    expect(executeIf(fakeContext(), { rules })).toMatchObject({ port: 'yes' });
    expect(executeIf(fakeContext({ order: undefined }), { rules })).toMatchObject({ port: 'no' });
  });

  it('spells short conditions out on the card and counts long ones', () => {
    expect(ifNode.summary({ rules }, 'de')).toMatch(/mindestens 80$/);
    expect(ifNode.summary({ rules: { ...rules, rules: [rule, rule, rule] } }, 'en')).toBe('3 conditions, all of them');
    expect(ifNode.summary({ rules: { combinator: 'or', rules: [rule, { ...rule, disabled: true }, rules] } }, 'de')).toBe('2 Bedingungen, mindestens eine');
    expect(ifNode.summary({ rules: { combinator: 'and', rules: [] } }, 'de')).toBe('Ohne Bedingung');
  });

  it('runs its example by both ways', async () => {
    const { contacts } = await runExample(new URL('./example.journey.json', import.meta.url), {
      events: [
        placed({ at: '2026-03-05T10:00:00Z', order: { total: 100 } }),
        placed({ at: '2026-03-05T11:00:00Z', order: { id: 'o-2', total: 99.99 }, contact: { email: 'ben@example.com', customerId: 'c-2' } }),
      ],
    });
    expect(contacts.map(({ view }) => view.tags)).toEqual([['large'], ['small']]);
  });
});
