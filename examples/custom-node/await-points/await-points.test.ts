/** A custom node, tested like a built-in one: unit cases on a clock that stands still, then a whole journey on the real engine. */
import { readFile } from 'node:fs/promises';
import { validateJourney, type CloudEvent } from '@nachklang/nodes/sdk';
import { at, fakeContext, journeyEvent, placed, sampleContact, sampleEvent, SAMPLE_CONTACT } from '@nachklang/nodes/testing';
import { NODE_TYPES } from '@nachklang/nodes/executors';
import { simulate } from '@nachklang/runtime/simulation';
import { describe, expect, test } from 'vitest';
import { nodes } from '../index.ts';
import { executeAwaitPoints } from './execute.ts';

const settings = { points: 100, within: 'P90D' };
const withPoints = (points: number) => ({ ...sampleContact, attributes: { points } });

describe('await-points', () => {
  test('waits for news of the contact until the deadline, counted on the calendar across the change of the clocks', () => {
    const now = at('2026-03-05T12:00:00+01:00');
    expect(executeAwaitPoints(fakeContext({ now, contact: withPoints(40) }), settings)).toEqual({
      kind: 'wait', until: at('2026-06-03T12:00:00+02:00'), for: { types: ['contact.updated', 'order.placed'], scope: 'contact' }, effects: [],
    });
  });

  test('goes on at once when there are enough points, and tags the contact', () => {
    const result = executeAwaitPoints(fakeContext({ contact: withPoints(100) }), settings);
    expect(result).toMatchObject({ kind: 'next', port: 'reached', effects: [{ kind: 'tag', add: ['points-reached'] }] });
  });

  test('keeps its deadline when an event did not bring enough', () => {
    const started = at('2026-03-05T12:00:00+01:00');
    const event = journeyEvent(placed({ at: '2026-04-01T12:00:00+02:00' }));
    const result = executeAwaitPoints(fakeContext({ now: event.time, visitStartedAt: started, resumed: { by: 'event', event }, contact: withPoints(80) }), settings);
    expect(result).toMatchObject({ kind: 'wait', until: at('2026-06-03T12:00:00+02:00') });
  });

  test('gives up at the deadline', () => {
    expect(executeAwaitPoints(fakeContext({ resumed: { by: 'due' }, contact: withPoints(99) }), settings)).toMatchObject({ kind: 'next', port: 'too-few' });
  });
});

describe('its example journey', async () => {
  const value: unknown = JSON.parse(await readFile(new URL('./example.journey.json', import.meta.url), 'utf8'));
  const nodeTypes = new Map([...NODE_TYPES, ...nodes.map((node) => [node.definition.id, node] as const)]);
  const { document, problems } = validateJourney(value, new Map([...nodeTypes].map(([id, { definition }]) => [id, definition])));
  const run = (events: CloudEvent[]) => simulate({ journeys: document === undefined ? [] : [document], events, nodeTypes });
  const points = (when: string, collected: number) => sampleEvent('contact.updated', `points-${collected}`, when, { contact: { ...SAMPLE_CONTACT, attributes: { points: collected } } });

  test('can be published', () => {
    expect(problems).toEqual([]);
  });

  test('makes the task on the day the hundredth point comes in', async () => {
    const result = await run([placed({ at: '2026-03-05T12:00:00+01:00' }), points('2026-03-20T09:00:00+01:00', 60), points('2026-04-02T09:00:00+02:00', 120)]);
    expect(result.tasks.map(({ title, createdAt }) => [title, createdAt])).toEqual([['Dankeskarte schreiben: Anna', at('2026-04-02T09:00:00+02:00')]]);
    expect(result.contacts[0]?.view.tags).toContain('points-reached');
  });

  test('ends without a task after ninety days', async () => {
    const result = await run([placed({ at: '2026-03-05T12:00:00+01:00' }), points('2026-03-20T09:00:00+01:00', 60)]);
    expect(result.tasks).toEqual([]);
    expect(result.enrollments[0]).toMatchObject({ state: 'completed', endReason: 'too_few_points', endedAt: at('2026-06-03T12:00:00+02:00') });
  });
});
