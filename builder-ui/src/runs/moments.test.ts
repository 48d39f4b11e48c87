/** A run lights up on the canvas moment by moment, whether it is a real one or a test. */
import { DEFAULT_JOURNEY_SETTINGS, type JourneyDocument } from '@nachklang/nodes/sdk';
import { expect, it } from 'vitest';
import type { RunPath } from '../api/types.ts';
import { enrollmentMoments } from './enrollment-moments.ts';
import { inOrder, overlayAt, type Moment, type Told } from './moments.ts';
import { createTimeWords } from './time-words.ts';

const position = { x: 0, y: 0 };
const DOCUMENT: JourneyDocument = {
  format: 1, name: { de: '', en: '' }, subject: 'order', settings: DEFAULT_JOURNEY_SETTINGS, emails: {}, notes: [],
  nodes: ['placed', 'wait', 'mail', 'task'].map((id) => ({ id, type: 'exit', version: 1, settings: {}, position })),
  edges: [{ from: 'placed', port: 'next', to: 'wait' }, { from: 'wait', port: 'next', to: 'mail' }, { from: 'mail', port: 'skipped', to: 'task' }],
};
const START = '2026-03-27T08:00:00.000Z';
const LATER = '2026-03-30T07:00:00.000Z';
const RETRIED = '2026-03-31T09:00:00.000Z';
const contactId = 'anna';
const enrollment = (more: Partial<RunPath['enrollment']>): RunPath['enrollment'] => ({
  id: 'run', journeyId: 'j', version: 1, contactId, subject: 'order', state: 'active', nodeId: 'wait', messagesSent: 0, startedAt: START, trail: [],
  trigger: { id: 'e', type: 'order.placed', source: 'shop', time: START }, ...more,
});
const step = (nodeId: string, leftAt: string, more: Partial<RunPath['steps'][number]> = {}): RunPath['steps'][number] => ({ nodeId, visit: 1, version: 1, leftAt, ...more });
const PLACED = step('placed', START, { port: 'next' });
const WAITED = step('wait', LATER, { enteredAt: START, port: 'next' });
const decision = (outcome: 'send' | 'defer' | 'skip', at: string, nextPossibleAt?: string): RunPath['decisions'][number] => ({ id: `${outcome} ${at}`, message: 'run|mail|1', contactId, journeyId: 'j', nodeId: 'mail', at, outcome, reason: 'cap', checks: [], sentence: { de: '', en: '' }, ...(nextPossibleAt !== undefined && { nextPossibleAt }) });
const path = (run: Partial<RunPath['enrollment']>, more: Partial<RunPath> = {}): RunPath => ({ enrollment: enrollment(run), steps: [PLACED], versions: [{ version: 1, document: DOCUMENT }], decisions: [], messages: [], interventions: [], ...more });
const told = (moments: readonly Moment[]) => moments.map(({ kind, at }) => [kind, at]);

const FAILED = path(
  { state: 'failed', nodeId: 'task', endedAt: LATER, endReason: 'no owner' },
  { steps: [PLACED, WAITED, step('mail', LATER, { enteredAt: LATER, port: 'skipped', note: 'cap' })], decisions: [decision('skip', LATER)] },
);

it('a trail becomes what happened, the wait, each way taken, and the end', () => {
  expect(told(enrollmentMoments(FAILED))).toEqual([['event', START], ['left', START], ['wait', START], ['left', LATER], ['left', LATER], ['end', LATER]]);
});

it('the canvas lights up as far as the time line has come', () => {
  const moments = enrollmentMoments(FAILED);
  const show = (index: number) => overlayAt(moments, index, ({ kind }) => kind);
  expect(show(0)).toEqual({ nodes: {}, edges: {} });
  expect(show(1).edges).toEqual({ 'placed/wait/next': { tone: 'now' } });
  expect(show(2)).toEqual({ nodes: { placed: { tone: 'done', badge: 'left' }, wait: { tone: 'waiting', badge: 'wait' } }, edges: { 'placed/wait/next': { tone: 'done' } } });
  expect(show(4).nodes).toMatchObject({ wait: { tone: 'done' }, mail: { tone: 'skipped' } });
  expect(show(5).nodes).toMatchObject({ mail: { tone: 'skipped' }, task: { tone: 'failed' } });
  expect(show(5).edges).toMatchObject({ 'mail/task/skipped': { tone: 'done' } });
});

it('a run under way ends with what it waits for', () => {
  const moments = enrollmentMoments(path({ dueAt: LATER, waitsFor: ['parcel.status'] }, { present: { nodeId: 'wait', visit: 1, enteredAt: START } }));
  expect(moments.at(-1)).toMatchObject({ kind: 'wait', at: START, until: LATER, waitsFor: ['parcel.status'] });
});

it('a run that an event ended in the middle of a wait shows where', () => {
  const moments = enrollmentMoments(path({ state: 'exited', endedAt: LATER, endReason: 'order.cancelled' }, { steps: [PLACED, step('wait', LATER, { enteredAt: START, note: 'order.cancelled' })] }));
  expect(moments.map(({ kind }) => kind)).toEqual(['event', 'left', 'wait', 'end']);
  expect(overlayAt(moments, 3, () => '').nodes['wait']).toMatchObject({ tone: 'done' });
});

it('a mail put off rests by decision, and shows what became of it', () => {
  const message: RunPath['messages'][number] = { id: 'run|mail|1', state: 'sent', journeyId: 'j', versionId: 'j@1', enrollmentId: 'run', nodeId: 'mail', contactId, channel: 'email', class: 'marketing', email: 'tips', locale: 'de', to: 'a@example.com', attempts: 1, createdAt: LATER };
  const moments = enrollmentMoments(path({ state: 'completed', nodeId: 'mail', endedAt: LATER, endReason: 'end' }, { steps: [PLACED, step('mail', LATER, { enteredAt: START, port: 'sent' })], decisions: [decision('defer', START, LATER), decision('send', LATER)], messages: [message] }));
  expect(told(moments)).toEqual([['event', START], ['left', START], ['wait', START], ['left', LATER], ['end', LATER]]);
  expect(moments[2]).toMatchObject({ deferred: true, until: LATER });
  expect(moments[3]).toMatchObject({ stop: { message: { state: 'sent' } } });
});

it('a failed run that somebody tried again tells both', () => {
  const moments = enrollmentMoments(path(
    { nodeId: 'task' },
    { steps: [PLACED, step('task', LATER, { enteredAt: START, note: 'no owner' })], interventions: [{ kind: 'retried', at: RETRIED, by: 'user:1', byName: 'Mara', nodeId: 'task', failure: 'no owner' }], present: { nodeId: 'task', visit: 2, enteredAt: RETRIED } },
  ));
  expect(moments.map(({ kind }) => kind)).toEqual(['event', 'left', 'wait', 'end', 'deed', 'wait']);
});

it('a moved run keeps each step on its version', () => {
  const moments = enrollmentMoments(path(
    { version: 2, nodeId: 'task' },
    { steps: [PLACED, step('wait', LATER, { enteredAt: START, note: 'moved' })], interventions: [{ kind: 'moved', at: LATER, by: 'user:1', nodeId: 'wait', toNodeId: 'task', fromVersion: 1, toVersion: 2 }], versions: [{ version: 1, document: DOCUMENT }, { version: 2, document: DOCUMENT }] },
  ));
  expect(moments.map((moment) => ('stop' in moment ? moment.stop.version : moment.kind))).toEqual(['event', 1, 1, 'deed', 2]);
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
