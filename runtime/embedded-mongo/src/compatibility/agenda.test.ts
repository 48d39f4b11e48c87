import { MongoBackend } from '@agendajs/mongo-backend';
import { Agenda } from 'agenda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openTestDatabase } from '../testing/test-database.ts';
import type { TestDatabase } from '../testing/test-database.ts';

let database: TestDatabase;
let agenda: Agenda;

beforeAll(async () => {
  database = await openTestDatabase();
  agenda = new Agenda({ backend: new MongoBackend({ mongo: database.db }), processEvery: 20 });
  await agenda.ready;
});
afterAll(async () => {
  await agenda.stop();
  await database.close();
});

describe('Agenda', () => {
  it('runs a job due now once, and keeps a unique one single', async () => {
    const ran: number[] = [];
    const done = new Promise<void>((resolve) => {
      agenda.define<{ slot: number }>('wake', async (job) => {
        ran.push(job.attrs.data.slot);
        if (ran.length === 2) resolve();
      });
    });
    await agenda.create('wake', { slot: 1 }).unique({ 'data.slot': 1 }).schedule(new Date(0)).save();
    await agenda.create('wake', { slot: 1 }).unique({ 'data.slot': 1 }).schedule(new Date(0)).save();
    await agenda.now('wake', { slot: 2 });
    const later = new Date('2999-01-01');
    await agenda.schedule(later, 'wake', { slot: 3 });
    await agenda.start();
    await done;
    expect(ran.toSorted((a, b) => a - b)).toEqual([1, 2]);
    const jobs = await agenda.queryJobs({ name: 'wake' });
    expect(jobs.total).toBe(3);
  });

  it('repeats, disables and cancels', async () => {
    agenda.define('tick', async () => undefined);
    await agenda.every('1 hour', 'tick');
    await agenda.every('1 hour', 'tick');
    expect((await agenda.queryJobs({ name: 'tick' })).total).toBe(1);
    expect(await agenda.disable({ name: 'tick' })).toBe(1);
    expect(await agenda.cancel({ name: 'tick' })).toBe(1);
  });
});
