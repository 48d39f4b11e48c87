/** switch takes the first case that fits. */
import { describe, expect, it } from 'vitest';
import { fakeContext, placed, runExample, sampleOrder } from '../../sdk/testing/index.ts';
import { portsOf } from '../../sdk/node.ts';
import { DEFINITIONS_BY_ID } from '../../definitions.ts';
import { switchNode } from './definition.ts';
import { executeSwitch } from './execute.ts';

const over = (id: string, value: number) => ({ id, name: `ab ${value}`, rules: { combinator: 'and' as const, rules: [{ field: 'order.total', operator: '>=', value }] } });
const cases = [over('large', 500), over('medium', 80)];

describe('switch', () => {
  it('takes the first case that fits', () => {
    expect(executeSwitch(fakeContext(), { cases })).toMatchObject({ port: 'case-medium' });
    expect(executeSwitch(fakeContext({ order: { ...sampleOrder, total: 900 } }), { cases })).toMatchObject({ port: 'case-large' });
  });

  it('goes by “else” when none fits', () => {
    expect(executeSwitch(fakeContext({ order: { ...sampleOrder, total: 1 } }), { cases })).toMatchObject({ port: 'else' });
  });

  it('has an exit for each case and one more', () => {
    const definition = DEFINITIONS_BY_ID.get('switch');
    expect(definition && portsOf(definition, { cases }).map(({ id }) => id)).toEqual(['case-large', 'case-medium', 'else']);
  });

  it('wants ids of their own', () => {
    expect(switchNode.check?.({ cases: [over('a', 1), over('a', 2)] })).toMatchObject([{ path: '/cases/1/id', code: 'id_not_unique' }]);
  });

  it('names its cases on the card', () => {
    expect(switchNode.summary({ cases }, 'de')).toBe('ab 500, ab 80 oder sonst');
  });

  it('runs its example by country', async () => {
    const to = (country: string, n: number) => placed({
      at: `2026-03-05T1${n}:00:00Z`, order: { id: `o-${n}`, shippingAddress: { country } }, contact: { email: `kunde${n}@example.com`, customerId: `c-${n}`, country },
    });
    const { contacts } = await runExample(new URL('./example.journey.json', import.meta.url), { events: [to('DE', 1), to('AT', 2), to('FR', 3)] });
    expect(contacts.map(({ view }) => view.tags)).toEqual([['germany'], ['austria'], ['elsewhere']]);
  });
});
