/** GET /api/v1/journeys/:id/publish-plan: what publishing the draft would change, what stands in the way, and whom it concerns. */
import { Type, type Static } from 'typebox';
import type { JourneyDocument } from '@nachklang/nodes/sdk';
import type { WebServices } from '../app-services.ts';
import type { NodeTypes } from '../engine/compile-journey.ts';
import { checkJourney } from '../journeys/check-journey.ts';
import { JourneyPath, MoveTarget, Problem } from '../journeys/journey-schema.ts';
import { requireJourney } from '../journeys/require-journey.ts';
import { findVersion } from '../journeys/version-repository.ts';
import type { App } from '../plugins/app-instance.ts';
import { compareJourneys, JourneyDifference } from './compare-journeys.ts';
import { proposeTarget, sentAgain } from './move-plan.ts';
import { countUnderWay } from './under-way.ts';

const closed = { additionalProperties: false } as const;
const count = Type.Integer({ minimum: 0 });

const UnderWay = Type.Object(
  {
    version: Type.Integer(),
    runs: count,
    nodes: Type.Array(
      Type.Object(
        {
          nodeId: Type.String(),
          runs: count,
          proposal: MoveTarget,
          because: Type.Enum(['same', 'next', 'none'], { description: 'same: the node is still there; next: the first after it that is; none: nothing after it is' }),
          sentAgain: Type.Array(Type.String(), { description: 'Nodes that send and lie ahead of the proposed one although these runs have passed them' }),
        },
        closed,
      ),
      { description: 'Where somebody is now' },
    ),
  },
  closed,
);
const PublishPlan = Type.Object(
  {
    revision: Type.Integer({ description: 'Of the draft; goes into If-Match of the publication' }),
    publishable: Type.Boolean(),
    problems: Type.Array(Problem),
    liveVersion: Type.Optional(Type.Integer()),
    nextVersion: Type.Integer({ description: 'The number it would have' }),
    difference: Type.Optional(JourneyDifference),
    underWay: Type.Array(UnderWay),
    targets: Type.Array(Type.String(), { description: 'Nodes of the draft that runs can be moved to' }),
  },
  closed,
);
type UnderWay = Static<typeof UnderWay>;

export function publishPlan(app: App, { db, nodeTypes }: WebServices): void {
  app.get(
    '/api/v1/journeys/:id/publish-plan',
    { config: { permission: 'journeys:read' }, schema: { tags: ['journeys'], summary: 'What publishing would change, and for whom', params: JourneyPath, response: { 200: PublishPlan } } },
    async (request) => {
      const journey = await requireJourney(db, request.shopId, request.params.id);
      const { draft, liveVersionId, versions } = journey;
      const documentOf = async (number: number) => (await findVersion(db, request.shopId, journey._id, number))?.document;
      const liveVersion = liveVersionId === undefined ? undefined : Number(liveVersionId.slice(liveVersionId.lastIndexOf('@') + 1));
      const [{ problems, publishable }, counts, live] = await Promise.all([
        checkJourney(draft.document, nodeTypes),
        countUnderWay(db, request.shopId, journey._id),
        liveVersion === undefined ? undefined : documentOf(liveVersion),
      ]);
      const underWay = await Promise.all(
        [...counts].sort(([a], [b]) => b - a).map(async ([version, nodes]) => whereTo(version, nodes, await documentOf(version), draft.document, nodeTypes)),
      );
      return {
        revision: draft.revision, publishable, problems, nextVersion: versions + 1,
        ...(liveVersion !== undefined && { liveVersion }),
        ...(live && { difference: compareJourneys(live, draft.document) }),
        underWay, targets: draft.document.nodes.filter(({ type }) => !isTrigger(nodeTypes, type)).map(({ id }) => id),
      };
    },
  );
}

export function isTrigger(types: NodeTypes, type: string): boolean {
  return types.get(type)?.definition.kind === 'trigger';
}

function whereTo(version: number, counts: ReadonlyMap<string, number>, before: JourneyDocument | undefined, after: JourneyDocument, types: NodeTypes): UnderWay {
  const nodes = [...counts].map(([nodeId, runs]): UnderWay['nodes'][number] => {
    if (before === undefined) return { nodeId, runs, proposal: { kind: 'stay' }, because: 'none', sentAgain: [] };
    const { target, because } = proposeTarget(nodeId, before, after, (type) => isTrigger(types, type));
    const sends = (type: string) => types.get(type)?.definition.sendsMessage !== undefined;
    return { nodeId, runs, proposal: target, because, sentAgain: target.kind === 'node' ? sentAgain(nodeId, target.nodeId, before, after, sends) : [] };
  });
  return { version, runs: nodes.reduce((sum, { runs }) => sum + runs, 0), nodes };
}
