/** Tasks for the team, asked for by journeys; people tick them off. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { mongo } from 'mongoose';
import type { TaskRecord } from '../engine/outbox-model.ts';
import { readPage } from '../paging/read-page.ts';
import type { IndexSpec } from '../store/index-spec.ts';

export const TASK_INDEXES: IndexSpec[] = [
  { collection: 'tasks', key: { shopId: 1, state: 1, createdAt: -1, _id: -1 } },
  { collection: 'tasks', key: { shopId: 1, state: 1, owner: 1, createdAt: -1, _id: -1 } },
  { collection: 'tasks', key: { shopId: 1, state: 1, dueAt: -1, _id: -1 } },
  { collection: 'tasks', key: { contactId: 1 } },
];

/** With who ticked it off; the engine only ever creates tasks. */
export interface StoredTask extends TaskRecord {
  doneAt?: EpochMs;
  doneBy?: string;
}

const tasks = (db: mongo.Db) => db.collection<StoredTask>('tasks');

export interface TaskQuery {
  state: TaskRecord['state'];
  /** Null: nobody’s. */
  owner?: string | null;
  /** Only what was due before; the latest due first. */
  dueBefore?: EpochMs;
  limit: number;
  cursor?: string | undefined;
}

export async function listTasks(db: mongo.Db, shopId: string, { state, owner, dueBefore, limit, cursor }: TaskQuery) {
  const filter = { shopId, state, ...(owner === null ? { owner: { $exists: false } } : owner !== undefined && { owner }) };
  if (dueBefore === undefined) return readPage(tasks(db), { filter, sort: 'createdAt', limit, cursor });
  return readPage(tasks(db), { filter: { ...filter, dueAt: { $lt: dueBefore } }, sort: 'dueAt', limit, cursor });
}

/** A value that is null is removed. */
export interface TaskChange {
  owner?: string | null;
  dueAt?: EpochMs | null;
  priority?: TaskRecord['priority'];
}

export async function changeTask(db: mongo.Db, shopId: string, id: string, change: TaskChange): Promise<StoredTask | null> {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  if (given.length === 0) return tasks(db).findOne({ _id: id, shopId });
  const set = Object.fromEntries(given.filter(([, value]) => value !== null));
  const unset: Record<string, ''> = Object.fromEntries(given.filter(([, value]) => value === null).map(([name]) => [name, '' as const]));
  return tasks(db).findOneAndUpdate({ _id: id, shopId }, { ...(Object.keys(set).length > 0 && { $set: set }), ...(Object.keys(unset).length > 0 && { $unset: unset }) }, { returnDocument: 'after' });
}

/** Done twice is done; the first time counts. Null when there is no such task. */
export async function finishTask(db: mongo.Db, shopId: string, id: string, done: { doneAt: EpochMs; doneBy: string }): Promise<StoredTask | null> {
  const finished = await tasks(db).findOneAndUpdate({ _id: id, shopId, state: 'open' }, { $set: { state: 'done', ...done } }, { returnDocument: 'after' });
  return finished ?? tasks(db).findOne({ _id: id, shopId });
}

export async function reopenTask(db: mongo.Db, shopId: string, id: string): Promise<StoredTask | null> {
  return tasks(db).findOneAndUpdate({ _id: id, shopId }, { $set: { state: 'open' }, $unset: { doneAt: '', doneBy: '' } }, { returnDocument: 'after' });
}
