/** How many runs are under way, by version and node. Counted from the runs of the journey, so that nothing has to be kept beside them. */
import type { mongo } from 'mongoose';
import type { EnrollmentRecord } from '../engine/model.ts';

/** Version number → node id → runs there. */
export type UnderWay = Map<number, Map<string, number>>;

export async function countUnderWay(db: mongo.Db, shopId: string, journeyId: string): Promise<UnderWay> {
  const found: UnderWay = new Map();
  const runs = db.collection<EnrollmentRecord>('enrollments').find(
    { _id: { $gt: `${journeyId}|`, $lt: `${journeyId}}` }, shopId, state: 'active' },
    { projection: { versionId: 1, nodeId: 1 }, batchSize: 2_000 },
  );
  for await (const { versionId, nodeId } of runs) {
    const version = Number(versionId.slice(versionId.lastIndexOf('@') + 1));
    const nodes = found.get(version) ?? new Map<string, number>();
    found.set(version, nodes.set(nodeId, (nodes.get(nodeId) ?? 0) + 1));
  }
  return found;
}
