/** The record of one move of runs: what was planned, by whom, and how far it is. Written before the version goes live. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { mongo } from 'mongoose';
import type { IndexSpec } from '../store/index-spec.ts';
import type { Target } from './move-plan.ts';

/** Of one older version: where runs at these nodes go. Nodes that are not named go on at themselves when the new version has them, else stay. */
export interface VersionMoves { version: number; nodes: Record<string, Target> }

export interface MoveRecord {
  /** Of the version that runs move to: one publication, one move. */
  _id: string;
  shopId: string;
  journeyId: string;
  toVersion: number;
  from: VersionMoves[];
  /** `running` until a look some time after the publication finds nothing left to move. */
  state: 'running' | 'done' | 'dropped';
  createdAt: EpochMs;
  createdBy: string;
  /** Who works on it, until when. */
  lease?: { by: string; until: EpochMs };
  moved: number;
  ended: number;
  finishedAt?: EpochMs;
}

export const MOVE_INDEXES: IndexSpec[] = [
  { collection: 'journey_moves', key: { state: 1 }, options: { name: 'running_moves', partialFilterExpression: { state: 'running' } } },
  { collection: 'journey_moves', key: { journeyId: 1, toVersion: -1 }, options: { name: 'moves_of_journey' } },
];

export const moveRecords = (db: mongo.Db) => db.collection<MoveRecord>('journey_moves');

/**
 * Before the version goes live: a crash after that must find what to do, or that there is nothing to do. A plan of this number is there
 * only if its publication failed, and counts no more.
 */
export async function planMove(db: mongo.Db, { _id, ...rest }: Omit<MoveRecord, 'state' | 'moved' | 'ended'>): Promise<void> {
  if (rest.from.length === 0) await moveRecords(db).deleteOne({ _id });
  else await moveRecords(db).replaceOne({ _id }, { ...rest, state: 'running', moved: 0, ended: 0 }, { upsert: true });
}

export async function listMoves(db: mongo.Db, shopId: string, journeyId: string): Promise<MoveRecord[]> {
  return moveRecords(db).find({ journeyId, shopId }).sort({ toVersion: -1 }).limit(100).toArray();
}
