/** create-task puts something on a colleague's list. */
import { describe, expect, it } from 'vitest';
import { at, fakeContext, placed, runExample, sampleShop } from '../../sdk/testing/index.ts';
import { createTask } from './definition.ts';
import { executeCreateTask } from './execute.ts';

describe('create-task', () => {
  it('asks for the task and goes on', () => {
    expect(executeCreateTask(fakeContext(), { title: 'Call {{contact.firstName}}', priority: 'urgent', owner: 'Mia' })).toEqual({
      kind: 'next', port: 'next', effects: [{ kind: 'task', title: 'Call Anna', owner: 'Mia', priority: 'urgent' }],
    });
  });

  it('counts times in the zone of the shop and writes them as its staff reads them, not the customer', () => {
    const ctx = fakeContext({ now: at('2026-03-28T12:00:00+01:00'), timeZone: 'America/New_York', shop: { ...sampleShop, timeZone: 'Europe/Berlin' } });
    const result = executeCreateTask(ctx, { title: 'a', text: 'since {{order.placedAt}}', priority: 'low', dueIn: 'P1D' });
    expect(result).toMatchObject({ effects: [{ text: 'since 05.03.2026, 12:00', dueAt: at('2026-03-29T12:00:00+02:00') }] });
    const abroad = fakeContext({ shop: { ...sampleShop, locale: 'en', country: 'IE', timeZone: 'Europe/Dublin' } });
    expect(executeCreateTask(abroad, { title: '{{order.total}} {{order.currency}}', text: 'since {{order.placedAt}}', priority: 'low' })).toMatchObject({
      effects: [{ title: '89.90 EUR', text: 'since 5 Mar 2026, 11:00' }],
    });
  });

  it('finds placeholders that name nothing, and times that are none', () => {
    expect(createTask.check?.({ title: '{{order.nonsense}}', text: '{{contact.firstname}}', priority: 'low', dueIn: 'P0D' }).map(({ path, code }) => `${path} ${code}`)).toEqual([
      '/title placeholder_unknown', '/text placeholder_unknown', '/dueIn duration_not_positive',
    ]);
  });

  it('says on the card what it makes', () => {
    expect(createTask.summary({ title: 'Anrufen', priority: 'high', dueIn: 'P2D' }, 'de')).toBe('Aufgabe „Anrufen“ (hoch), fällig in 2 Tagen');
    expect(createTask.summary({ title: 'Call', priority: 'normal' }, 'en')).toBe('Task “Call”');
  });

  it('runs its example', async () => {
    const { tasks } = await runExample(new URL('./example.journey.json', import.meta.url), { events: [placed({ at: '2026-03-05T10:00:00Z' })] });
    expect(tasks).toHaveLength(1);
    expect(tasks[0]).toMatchObject({
      title: 'Bestellung #1001 prüfen', text: 'Wert: 89,90 EUR, eingegangen am 05.03.2026, 11:00', owner: 'Lager', priority: 'high', dueAt: at('2026-03-05T14:00:00Z'), state: 'open',
    });
  });
});
