/** A task has somebody who does it and a day until when; both can be found by. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TaskRecord } from '../engine/outbox-model.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

let test: TestApp;
let owner: { cookie: string };
beforeAll(async () => {
  test = await startTestApp();
  await test.shop('a');
  await test.shop('b');
  owner = { cookie: await test.member('a', 'owner') };
  const now = test.services.clock.now();
  const task = (n: number, rest: Partial<TaskRecord>): TaskRecord => ({ _id: `t${n}`, shopId: 'a', contactId: 'c', title: `Aufgabe ${n}`, priority: 'normal', state: 'open', createdAt: now + n, ...rest });
  await test.services.db.collection<TaskRecord>('tasks').insertMany([task(1, { dueAt: now - 2 }), task(2, { owner: 'mara@shop.example', dueAt: now - 1 }), task(3, { dueAt: now + 1 })]);
});
afterAll(() => test.close());

const listed = async (query = '') => (await test.call('GET', `/api/v1/tasks${query}`, owner)).json().items.map(({ id }: { id: string }) => id);
const patch = (id: string, body: unknown, as = owner) => test.call('PATCH', `/api/v1/tasks/${id}`, as, body);

it('is listed by owner, as nobody’s, and as overdue', async () => {
  expect(await listed()).toEqual(['t3', 't2', 't1']);
  expect(await listed('?owner=mara%40shop.example')).toEqual(['t2']);
  expect(await listed('?unassigned=true')).toEqual(['t3', 't1']);
  expect(await listed('?overdue=true')).toEqual(['t2', 't1']);
  const first = (await test.call('GET', '/api/v1/tasks?overdue=true&limit=1', owner)).json();
  expect(await listed(`?overdue=true&limit=1&cursor=${first.nextCursor}`)).toEqual(['t1']);
});

it('is assigned, dated and released again; what is absent stays', async () => {
  expect((await patch('t3', { owner: 'jo@shop.example', dueAt: '2026-03-09T12:00:00Z' })).json()).toMatchObject({ owner: 'jo@shop.example', dueAt: '2026-03-09T12:00:00.000Z', priority: 'normal' });
  expect((await patch('t3', { priority: 'urgent' })).json()).toMatchObject({ owner: 'jo@shop.example', priority: 'urgent' });
  const released = (await patch('t3', { owner: null, dueAt: null })).json();
  expect([released.owner, released.dueAt]).toEqual([undefined, undefined]);
  expect((await patch('t3', {})).json()).toMatchObject({ id: 't3' });
  expect((await patch('t3', { dueAt: 'soon' })).json()).toMatchObject({ status: 400, field: '/dueAt' });
});

it('is changed by those who may, in their own shop', async () => {
  expect((await patch('t1', { owner: 'x' }, { cookie: await test.member('a', 'viewer') })).statusCode).toBe(403);
  expect((await patch('t1', { owner: 'x' }, { cookie: await test.member('b', 'owner') })).statusCode).toBe(404);
});
