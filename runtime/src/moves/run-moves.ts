/**
 * Works moves off, run by run, each by a conditional update on its revision: a run that a worker moves on meanwhile is read again and
 * goes from where it is then. Stops and begins anew at any point; what is moved is not on an older version any more.
 */
import type { JourneyDocument } from '@nachklang/nodes/sdk';
import type { mongo } from 'mongoose';
import type { NodeTypes } from '../engine/compile-journey.ts';
import type { EnrollmentRecord } from '../engine/model.ts';
import type { JourneyRecord } from '../journeys/journey-repository.ts';
import type { VersionRecord } from '../journeys/version-record.ts';
import type { Clock } from '../ports/clock.ts';
import type { Wakeups } from '../ports/wakeups.ts';
import { collectionsOf } from '../store/collections.ts';
import { MongoEngineStore } from '../store/mongo-engine-store.ts';
import { withdrawMessages } from '../store/withdraw-messages.ts';
import { endRun, moveHere, moveTo } from './intervene.ts';
import { proposeTarget, type Target } from './move-plan.ts';
import { moveRecords, type MoveRecord } from './move-record.ts';

export interface MovePorts {
  db: mongo.Db;
  clock: Clock;
  wakeups: Wakeups;
  nodeTypes: NodeTypes;
  /** Of this process, for the lease. */
  owner: string;
}

const CHUNK = 500;
/** A crashed process' move goes on elsewhere after this long. */
const LEASE_MS = 60_000;
/** A worker may have begun runs on an older version until it heard of the new one: the last look comes this long after the publication. */
export const SETTLE_MS = 30_000;
/** A run that is moved on between our look and our write is looked at again; one that never stands still waits for the next look. */
const TRIES = 5;
/** Why a run ended for which the plan has no place in the new version. */
const MOVED_OUT = 'moved_out';

/** Every move that nobody works on. Any process may do it, as often as it likes. */
export async function workOffMoves(ports: MovePorts): Promise<void> {
  const { db, clock } = ports;
  for (;;) {
    const now = clock.now();
    const lease = { by: ports.owner, until: now + LEASE_MS };
    const free = { state: 'running' as const, $or: [{ lease: { $exists: false } }, { 'lease.until': { $lte: now } }] };
    const move = await moveRecords(db).findOneAndUpdate(free, { $set: { lease } }, { returnDocument: 'after' });
    if (move === null) return;
    await workOff(ports, move);
  }
}

async function workOff(ports: MovePorts, move: MoveRecord): Promise<void> {
  const { db, clock } = ports;
  const journey = await db.collection<JourneyRecord>('journeys').findOne({ _id: move.journeyId, shopId: move.shopId }, { projection: { versions: 1 } });
  const documents = await documentsOf(db, move);
  const target = documents.get(move._id);
  // The publication it was written for never came about.
  if (journey === null || target === undefined || journey.versions < move.toVersion) {
    if (clock.now() - move.createdAt < SETTLE_MS) return;
    await moveRecords(db).updateOne({ _id: move._id }, { $set: { state: 'dropped', finishedAt: clock.now() }, $unset: { lease: true } });
    return;
  }
  // A publication that failed may have left a plan of the same number: what counts is the one that went live.
  const current = await moveRecords(db).findOne({ _id: move._id }, { projection: { createdAt: 1 } });
  if (current?.createdAt !== move.createdAt) return;
  const startedAt = clock.now();
  const planned = new Planner(move, documents, target, ports.nodeTypes);
  for (let found = true; found; ) found = await pass(ports, move, planned);
  await withdrawEnded(db, move);
  if (startedAt - move.createdAt < SETTLE_MS) {
    const until = move.createdAt + SETTLE_MS;
    await moveRecords(db).updateOne({ _id: move._id }, { $set: { lease: { by: ports.owner, until } } });
    return;
  }
  await moveRecords(db).updateOne({ _id: move._id }, { $set: { ...(await recount(db, move)), state: 'done', finishedAt: clock.now() }, $unset: { lease: true } });
}

/** Looks at every run of the older versions once; whether there was any to move. */
async function pass({ db, clock, wakeups, owner }: MovePorts, move: MoveRecord, planned: Planner): Promise<boolean> {
  const { enrollments } = collectionsOf(db);
  const versionId = { $in: move.from.map(({ version }) => `${move.journeyId}@${version}`) };
  let found = false;
  for (let after = `${move.journeyId}|`; ; ) {
    const runs = await enrollments.find({ ...runsOf(move), _id: { $gt: after, $lt: `${move.journeyId}}` }, state: 'active', versionId }).sort({ _id: 1 }).limit(CHUNK).toArray();
    const last = runs.at(-1);
    if (last === undefined) return found;
    after = last._id;
    const counts = await moveRuns(db, clock, move, planned, runs);
    found ||= counts.moved + counts.ended > 0;
    await moveRecords(db).updateOne({ _id: move._id }, { $inc: counts, $set: { lease: { by: owner, until: clock.now() + LEASE_MS } } });
    wakeups.now(new Set(runs.map(({ partition }) => partition)));
  }
}

async function moveRuns(db: mongo.Db, clock: Clock, move: MoveRecord, planned: Planner, first: readonly EnrollmentRecord[]): Promise<{ moved: number; ended: number }> {
  const { enrollments } = collectionsOf(db);
  const store = new MongoEngineStore(db);
  const counts = { moved: 0, ended: 0 };
  let runs = first;
  for (let round = 0; round < TRIES && runs.length > 0; round += 1) {
    const who = { at: clock.now(), by: move.createdBy };
    const wanted = runs.flatMap((run) => planned.updateOf(run, who));
    if (wanted.length === 0) return counts;
    // Made under the version they were wanted in; a worker that wrote them meanwhile finds them there.
    await store.flushEffects(wanted.map(({ run }) => run));
    const moves = wanted.filter(({ kind }) => kind === 'moved').map(({ run, update }) => ({ updateOne: { filter: asRead(run), update } }));
    if (moves.length > 0) counts.moved += (await enrollments.bulkWrite(moves, { ordered: false })).matchedCount;
    for (const { run, update, kind } of wanted) {
      if (kind === 'moved') continue;
      const { matchedCount } = await enrollments.updateOne(asRead(run), update);
      counts.ended += matchedCount;
      if (matchedCount === 1) await withdraw(db, run, who.at);
    }
    runs = await enrollments.find({ _id: { $in: wanted.map(({ run }) => run._id) }, state: 'active', versionId: { $ne: move._id } }).toArray();
  }
  return counts;
}

/** Nobody has written it since. */
function asRead({ _id, revision }: EnrollmentRecord) {
  return { _id, revision, state: 'active' as const };
}

/** Says for each run what becomes of it. */
class Planner {
  readonly #move: MoveRecord;
  readonly #targets = new Map<string, Target>();
  readonly #documents: ReadonlyMap<string, JourneyDocument>;
  readonly #to: JourneyDocument;
  readonly #types: NodeTypes;

  constructor(move: MoveRecord, documents: ReadonlyMap<string, JourneyDocument>, to: JourneyDocument, types: NodeTypes) {
    this.#move = move;
    this.#documents = documents;
    this.#to = to;
    this.#types = types;
    for (const { version, nodes } of move.from) {
      for (const [nodeId, target] of Object.entries(nodes)) this.#targets.set(`${move.journeyId}@${version}|${nodeId}`, target);
    }
  }

  updateOf(run: EnrollmentRecord, who: { at: number; by: string }): { run: EnrollmentRecord; kind: 'moved' | 'ended'; update: mongo.UpdateFilter<EnrollmentRecord> }[] {
    const target = this.#targetOf(run);
    const plan = this.#move._id;
    if (target.kind === 'stay') return [];
    if (target.kind === 'end') return [{ run, kind: 'ended', update: endRun(run, MOVED_OUT, who, plan) }];
    const here = target.nodeId === run.nodeId && this.#type(this.#documents.get(run.versionId), run.nodeId) === this.#type(this.#to, run.nodeId);
    return [{ run, kind: 'moved', update: here ? moveHere(run, plan, plan, who) : moveTo(run, plan, target.nodeId, plan, who) }];
  }

  /** A node that the plan does not name: somebody may have come to it since the plan was made. Only where nothing is in doubt they go along. */
  #targetOf({ versionId, nodeId }: EnrollmentRecord): Target {
    const before = this.#documents.get(versionId);
    const named = this.#targets.get(`${versionId}|${nodeId}`);
    if (named !== undefined) return named.kind === 'node' && this.#type(this.#to, named.nodeId) === undefined ? { kind: 'stay' } : named;
    if (before === undefined) return { kind: 'stay' };
    const { target, because } = proposeTarget(nodeId, before, this.#to, (type) => this.#types.get(type)?.definition.kind === 'trigger');
    return because === 'same' ? target : { kind: 'stay' };
  }

  #type(document: JourneyDocument | undefined, nodeId: string): string | undefined {
    return document?.nodes.find(({ id }) => id === nodeId)?.type;
  }
}

async function documentsOf(db: mongo.Db, { journeyId, shopId, toVersion, from }: MoveRecord): Promise<Map<string, JourneyDocument>> {
  const ids = [toVersion, ...from.map(({ version }) => version)].map((version) => `${journeyId}@${version}`);
  const found = await db.collection<VersionRecord>('journey_versions').find({ _id: { $in: ids }, shopId }, { projection: { emails: 0 } }).toArray();
  return new Map(found.map(({ _id, document }) => [_id, document]));
}

/** Nothing of an ended run leaves any more; its slot is given back by the event that this writes. */
async function withdraw(db: mongo.Db, run: EnrollmentRecord, endedAt: number): Promise<void> {
  await withdrawMessages(collectionsOf(db), [run._id], [{ record: { ...run, endedAt }, expected: run.revision }]);
}

/** Again for all that this move ended: a crash may have come between the end and its withdrawal. */
async function withdrawEnded(db: mongo.Db, move: MoveRecord): Promise<void> {
  if (!move.from.some(({ nodes }) => Object.values(nodes).some(({ kind }) => kind === 'end'))) return;
  const cursor = collectionsOf(db).enrollments.find({ ...runsOf(move), state: 'exited', endReason: MOVED_OUT, 'interventions.plan': move._id });
  for await (const run of cursor) await withdraw(db, run, run.endedAt ?? 0);
}

/** What was counted on the way may have missed what a crash came after. */
async function recount(db: mongo.Db, move: MoveRecord): Promise<Pick<MoveRecord, 'moved' | 'ended'>> {
  const { enrollments } = collectionsOf(db);
  const that = (kind: 'moved' | 'ended') => enrollments.countDocuments({ ...runsOf(move), interventions: { $elemMatch: { plan: move._id, kind } } });
  return { moved: await that('moved'), ended: await that('ended') };
}

/** Ids of runs begin with their journey's: a range of _id needs no index of its own. */
function runsOf({ journeyId, shopId }: MoveRecord) {
  return { _id: { $gt: `${journeyId}|`, $lt: `${journeyId}}` }, shopId };
}
