/** A journey with two versions, runs on the first, and a move to the second. */
import { NODE_TYPES } from '@nachklang/nodes/executors';
import type { JourneyDocument } from '@nachklang/nodes/sdk';
import type { EnrollmentRecord } from '../engine/model.ts';
import type { JourneyRecord } from '../journeys/journey-repository.ts';
import type { VersionRecord } from '../journeys/version-record.ts';
import { FakeWakeups } from '../ports/wakeups.ts';
import { catalogSource } from '../scheduling/catalog-source.ts';
import { journey, mail, ON_ORDER, openEngineWorld, SHOP, T0, type EngineWorld } from '../scheduling/engine-world.fixture.ts';
import { announceConfigChange } from '../shops/config-counter.ts';
import type { Db } from '../store/collections.ts';
import type { Target } from './move-plan.ts';
import { planMove } from './move-record.ts';
import { SETTLE_MS, workOffMoves } from './run-moves.ts';

const later = (id: string, duration: string): [string, string, Record<string, unknown>] => [id, 'delay', { duration }];
const second = (id: string): [string, string, Record<string, unknown>] => [id, ...mail('transactional').slice(1)] as [string, string, Record<string, unknown>];

/** Wait an hour, send, wait two hours, send again. */
export const BEFORE: JourneyDocument = journey('j', ON_ORDER, later('wait', 'PT1H'), mail('transactional'), later('rest', 'PT2H'), second('again'));
/** The first wait is longer now; after the first mail comes another wait, then another mail. */
export const AFTER: JourneyDocument = journey('j', ON_ORDER, later('wait', 'PT3H'), mail('transactional'), later('pause', 'PT1H'), second('other'));

export interface MoveWorld extends EngineWorld {
  /** Makes the second version live, with a plan for those on the first. */
  publish(nodes: Record<string, Target>): Promise<void>;
  /** As a process that found the plan; `db` may be one that dies. */
  move(db?: Db, owner?: string): Promise<void>;
  /** The plan's last look. */
  settle(): Promise<void>;
  runs(): Promise<EnrollmentRecord[]>;
  reset(): Promise<void>;
}

export async function openMoveWorld(): Promise<MoveWorld> {
  const world = await openEngineWorld([], undefined, catalogSource);
  const { db, clock } = world;
  const version = (number: number, document: JourneyDocument): VersionRecord => ({
    _id: `j@${number}`, shopId: SHOP._id, journeyId: 'j', number, document, emails: {}, publishedAt: T0, publishedBy: 'user:1',
  });
  const move = (through: Db = db, owner = 'mover') => workOffMoves({ db: through, clock, wakeups: new FakeWakeups(), nodeTypes: NODE_TYPES, owner });
  const reset = async () => {
    await world.empty();
    for (const name of ['journeys', 'journey_versions', 'journey_moves']) await db.collection(name).deleteMany({});
    await world.records.shops.insertOne(structuredClone(SHOP));
    await db.collection<VersionRecord>('journey_versions').insertMany([version(1, BEFORE), version(2, AFTER)]);
    await db.collection<JourneyRecord>('journeys').insertOne({
      _id: 'j', shopId: SHOP._id, name: BEFORE.name, state: 'live', draft: { document: AFTER, revision: 2, savedAt: T0, savedBy: 'user:1' },
      liveVersionId: 'j@1', versions: 1, createdAt: T0, createdBy: 'user:1', updatedAt: T0,
    });
    await announceConfigChange(db);
  };
  await reset();
  return {
    ...world, move, reset,
    async publish(nodes) {
      await planMove(db, { _id: 'j@2', shopId: SHOP._id, journeyId: 'j', toVersion: 2, from: [{ version: 1, nodes }], createdAt: clock.now(), createdBy: 'user:1' });
      await db.collection<JourneyRecord>('journeys').updateOne({ _id: 'j' }, { $set: { liveVersionId: 'j@2', versions: 2 } });
      await announceConfigChange(db);
    },
    async settle() {
      clock.advance(SETTLE_MS * 3);
      await move(db, 'settler');
    },
    runs: () => world.records.enrollments.find().sort({ _id: 1 }).toArray(),
  };
}
