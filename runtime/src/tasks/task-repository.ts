/** Tasks for the team, asked for by journeys; people tick them off. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { mongo } from 'mongoose';
import type { TaskRecord } from '../engine/model.ts';
import { readPage } from '../paging/read-page.ts';
import type { IndexSpec } from '../store/index-spec.ts';

export const TASK_INDEXES: IndexSpec[] = [{ collection: 'tasks', key: { shopId: 1, state: 1, createdAt: -1, _id: -1 } }];

/** With who ticked it off; the engine only ever creates tasks. */
export interface StoredTask extends TaskRecord {
  doneAt?: EpochMs;
  doneBy?: string;
}

const tasks = (db: mongo.Db) => db.collection<StoredTask>('tasks');

export async function listTasks(db: mongo.Db, shopId: string, { state, limit, cursor }: { state: TaskRecord['state']; limit: number; cursor?: string | undefined }) {
  return readPage(tasks(db), { filter: { shopId, state }, sort: 'createdAt', limit, cursor });
}

/** Done twice is done; the first time counts. Null when there is no such task. */
export async function finishTask(db: mongo.Db, shopId: string, id: string, done: { doneAt: EpochMs; doneBy: string }): Promise<StoredTask | null> {
  const finished = await tasks(db).findOneAndUpdate({ _id: id, shopId, state: 'open' }, { $set: { state: 'done', ...done } }, { returnDocument: 'after' });
  return finished ?? tasks(db).findOne({ _id: id, shopId });
}

export async function reopenTask(db: mongo.Db, shopId: string, id: string): Promise<StoredTask | null> {
  return tasks(db).findOneAndUpdate({ _id: id, shopId }, { $set: { state: 'open' }, $unset: { doneAt: '', doneBy: '' } }, { returnDocument: 'after' });
}
