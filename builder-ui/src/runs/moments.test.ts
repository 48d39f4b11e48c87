/** A run lights up on the canvas moment by moment, whether it is a real one or a test. */
import { DEFAULT_JOURNEY_SETTINGS, type JourneyDocument } from '@nachklang/nodes/sdk';
import { expect, it } from 'vitest';
import { enrollmentMoments } from './enrollment-moments.ts';
import { inOrder, overlayAt, type Told } from './moments.ts';
import { createTimeWords } from './time-words.ts';

const position = { x: 0, y: 0 };
const DOCUMENT: JourneyDocument = {
  format: 1, name: { de: '', en: '' }, subject: 'order', settings: DEFAULT_JOURNEY_SETTINGS, emails: {}, notes: [],
  nodes: ['placed', 'wait', 'mail', 'task'].map((id) => ({ id, type: 'exit', version: 1, settings: {}, position })),
  edges: [{ from: 'placed', port: 'next', to: 'wait' }, { from: 'wait', port: 'next', to: 'mail' }, { from: 'mail', port: 'skipped', to: 'task' }],
};
const START = '2026-03-27T08:00:00.000Z';
const LATER = '2026-03-30T07:00:00.000Z';
const RUN = {
  startedAt: START, trigger: { id: 'e', type: 'order.placed', source: 'shop', time: START },
  trail: [
    { nodeId: 'placed', at: START, visit: 1, port: 'next' },
    { nodeId: 'wait', at: LATER, visit: 1, port: 'next' },
    { nodeId: 'mail', at: LATER, visit: 1, port: 'skipped', note: 'cap' },
  ],
} as const;
const failed = { ...RUN, trail: [...RUN.trail], state: 'failed' as const, nodeId: 'task', endedAt: LATER, endReason: 'no owner' };

it('a trail becomes what happened, the wait, each way taken, and the end', () => {
  const moments = enrollmentMoments(failed, DOCUMENT);
  expect(moments.map(({ kind, at }) => [kind, at])).toEqual([['event', START], ['left', START], ['wait', START], ['left', LATER], ['left', LATER], ['end', LATER]]);
});

it('the canvas lights up as far as the time line has come', () => {
  const moments = enrollmentMoments(failed, DOCUMENT);
  const show = (index: number) => overlayAt(moments, index, ({ kind }) => kind);
  expect(show(0)).toEqual({ nodes: {}, edges: {} });
  expect(show(1).edges).toEqual({ 'placed/wait/next': { tone: 'now' } });
  expect(show(2)).toEqual({ nodes: { placed: { tone: 'done', badge: 'left' }, wait: { tone: 'waiting', badge: 'wait' } }, edges: { 'placed/wait/next': { tone: 'done' } } });
  expect(show(4).nodes).toMatchObject({ wait: { tone: 'done' }, mail: { tone: 'skipped' } });
  expect(show(5).nodes).toMatchObject({ mail: { tone: 'skipped' }, task: { tone: 'failed' } });
  expect(show(5).edges).toMatchObject({ 'mail/task/skipped': { tone: 'done' } });
});

it('a run under way ends with what it waits for', () => {
  const moments = enrollmentMoments({ ...RUN, trail: [RUN.trail[0]], state: 'active', nodeId: 'wait', dueAt: LATER, waitsFor: ['parcel.status'] }, DOCUMENT);
  expect(moments.at(-1)).toMatchObject({ kind: 'wait', at: START, until: LATER, waitsFor: ['parcel.status'] });
});

it('a run that an event ended in the middle of a wait shows where', () => {
  const trail = [RUN.trail[0], { nodeId: 'wait', at: LATER, visit: 1, note: 'order.cancelled' }];
  const moments = enrollmentMoments({ ...RUN, trail, state: 'exited', nodeId: 'wait', endedAt: LATER, endReason: 'order.cancelled' }, DOCUMENT);
  expect(moments.map(({ kind }) => kind)).toEqual(['event', 'left', 'wait', 'end']);
  expect(overlayAt(moments, 3, () => '').nodes['wait']).toMatchObject({ tone: 'done' });
});

it('what happened stands before what the run did about it, and news after its end stay', () => {
  const event = (at: string): Told => ({ kind: 'event', at, event: { type: 'x' } });
  const end: Told = { kind: 'end', at: LATER, nodeId: 'task', state: 'completed', reason: 'end' };
  expect(inOrder([event(START), event(LATER), event('2026-04-01T00:00:00.000Z')], [end]).map(({ kind }) => kind)).toEqual(['event', 'event', 'end', 'event']);
});

it('counts days by the calendar, also over the change to summer time', () => {
  const german = createTimeWords('de', 'Europe/Berlin');
  expect(german.between(START, LATER)).toBe('3 Tage');
  expect(createTimeWords('en', 'UTC').between(START, LATER)).toBe('2 days 23 hours');
  expect(german.between(START, '2026-03-27T08:00:30.000Z')).toBeUndefined();
  expect(german.between(START, '2026-03-27T09:20:00.000Z')).toBe('1 Stunde 20 Minuten');
  expect(german.full(LATER)).toMatch(/^Montag, 30\. März 2026.* 09:00$/);
  expect(german.short(LATER)).toMatch(/^30\. März.* 09:00$/);
});
