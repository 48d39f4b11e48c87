/** emit-event sends an event of the merchant's own, which other journeys can start with. */
import { describe, expect, it } from 'vitest';
import { simulate } from '@nachklang/runtime/simulation';
import { fakeContext, placed, readJourney } from '../../sdk/testing/index.ts';
import { emitEvent } from './definition.ts';
import { executeEmitEvent } from './execute.ts';

describe('emit-event', () => {
  it('asks for the event and goes on', () => {
    expect(executeEmitEvent(fakeContext(), { name: 'large_purchase', properties: { total: '{{order.total}}', nested: { of: '{{contact.firstName}}' } } })).toEqual({
      kind: 'next', port: 'next', effects: [{ kind: 'emit-event', type: 'custom.large_purchase', properties: { total: 89.9, nested: { of: 'Anna' } } }],
    });
    expect(executeEmitEvent(fakeContext(), { name: 'plain' })).toMatchObject({ effects: [{ type: 'custom.plain', properties: {} }] });
  });

  it('finds placeholders that name nothing', () => {
    expect(emitEvent.check?.({ name: 'a', properties: { 'b/c': '{{nonsense}}' } })).toMatchObject([{ path: '/properties/b~1c', code: 'placeholder_unknown' }]);
  });

  it('says on the card what it emits', () => {
    expect(emitEvent.summary({ name: 'a' }, 'de')).toBe('Ereignis „a“ auslösen');
  });

  it('runs its example and starts another journey with it', async () => {
    const emitter = await readJourney(new URL('./example.journey.json', import.meta.url));
    const listener = await readJourney(new URL('../../triggers/custom-event/example.journey.json', import.meta.url));
    const nodes = listener.nodes.map((node) => (node.type === 'custom-event' ? { ...node, settings: { name: 'large_purchase' } } : node));
    const { contacts, enrollments } = await simulate({ journeys: [emitter, { ...listener, nodes }], events: [placed({ at: '2026-03-05T10:00:00Z' })] });
    expect(enrollments).toHaveLength(2);
    expect(enrollments.find(({ trigger }) => trigger.type === 'custom.large_purchase')?.trigger.data).toMatchObject({ properties: { total: 89.9 } });
    expect(contacts[0]?.view.tags).toEqual(['warranty']);
  });
});
