/** Whether a plan for runs under way can be carried out: it names versions, nodes and targets that exist. */
import type { mongo } from 'mongoose';
import type { JourneyDocument } from '@nachklang/nodes/sdk';
import type { NodeTypes } from '../engine/compile-journey.ts';
import { findVersion } from '../journeys/version-repository.ts';
import type { FieldProblem } from '../plugins/problem.ts';
import type { VersionMoves } from './move-record.ts';
import { isTrigger } from './publish-plan.ts';

/** People choose from what the plan offers: something else comes from a plan that is out of date. */
const AS_IT_IS = { de: 'etwas, das es in der Journey noch gibt; lade die Seite neu', en: 'something the journey still has; reload the page' };

export async function checkMoves(
  db: mongo.Db,
  { shopId, journeyId }: { shopId: string; journeyId: string },
  moves: readonly VersionMoves[],
  after: JourneyDocument,
  types: NodeTypes,
): Promise<FieldProblem[]> {
  const targets = new Set(after.nodes.filter(({ type }) => !isTrigger(types, type)).map(({ id }) => id));
  const problems: FieldProblem[] = [];
  const refuse = (field: string, code: string, detail: string) => problems.push({ field, in: 'body', code, detail, expected: AS_IT_IS });
  for (const [index, { version, nodes }] of moves.entries()) {
    const place = `/underWay/versions/${index}`;
    const before = (await findVersion(db, shopId, journeyId, version))?.document;
    if (before === undefined) refuse(`${place}/version`, 'version_unknown', `This journey has no version ${version}. The publish plan names those that runs are under way on.`);
    for (const [nodeId, target] of Object.entries(nodes)) {
      if (before !== undefined && !before.nodes.some(({ id }) => id === nodeId)) refuse(`${place}/nodes/${nodeId}`, 'node_unknown', `Version ${version} has no node ${nodeId}.`);
      if (target.kind === 'node' && !targets.has(target.nodeId)) {
        refuse(`${place}/nodes/${nodeId}/nodeId`, 'target_unknown', `Runs cannot be moved to ${target.nodeId}: the draft has no such node, or it is a trigger. Choose one of targets in the publish plan.`);
      }
    }
  }
  const twice = moves.find(({ version }, index) => moves.findIndex((other) => other.version === version) !== index);
  if (twice !== undefined) refuse('/underWay/versions', 'version_twice', `Version ${twice.version} is named twice; give one plan for it.`);
  return problems;
}
