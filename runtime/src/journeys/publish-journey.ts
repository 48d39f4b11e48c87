/**
 * POST /api/v1/journeys/:id/publish: makes the draft an immutable version that new subjects enter. Those under way stay on theirs,
 * unless the body says where they go: see ../moves.
 */
import type { WebServices } from '../app-services.ts';
import { actorOf } from '../auth/caller.ts';
import { callerOf } from '../auth/enforce-permissions.ts';
import { checkMoves } from '../moves/check-moves.ts';
import { planMove, type VersionMoves } from '../moves/move-record.ts';
import type { App } from '../plugins/app-instance.ts';
import { Problem } from '../plugins/problem.ts';
import { invalidRequest } from '../plugins/validation.ts';
import { announceConfigChange } from '../shops/config-counter.ts';
import { checkJourney, compileEmails, type CheckedJourney } from './check-journey.ts';
import { requiredRevision, staleRevision } from './if-match.ts';
import type { JourneyRecord } from './journey-repository.ts';
import { JourneyPath, PublishedJourney, PublishForm, presentSummary } from './journey-schema.ts';
import { requireJourney } from './require-journey.ts';
import { archivedJourney } from './save-draft.ts';
import { publishVersion, type Published } from './version-repository.ts';

export function publishJourney(app: App, services: WebServices): void {
  const { db, live, moveRuns } = services;
  app.post(
    '/api/v1/journeys/:id/publish',
    {
      config: { permission: 'journeys:publish', audit: 'journey.published' },
      schema: { tags: ['journeys'], summary: 'Publish the draft; also resumes a paused journey', params: JourneyPath, body: PublishForm, response: { 200: PublishedJourney } },
      // Nothing said is also an answer: those under way stay.
      preValidation: async (request) => {
        request.body ??= {};
      },
    },
    async (request) => {
      const journey = await requireJourney(db, request.shopId, request.params.id);
      const wanted = request.headers['if-match'];
      if (journey.state === 'archived') throw archivedJourney();
      if (wanted !== undefined && requiredRevision(wanted) !== journey.draft.revision) throw staleRevision(journey.draft);
      const { underWay } = request.body;
      const moves = underWay?.kind === 'move' ? underWay.versions : [];
      const unfit = await checkMoves(db, { shopId: request.shopId, journeyId: journey._id }, moves, journey.draft.document, services.nodeTypes);
      if (unfit.length > 0) throw invalidRequest(unfit);
      const result = await publish(services, journey, actorOf(callerOf(request)), moves);
      if (result.kind === 'problems') throw notPublishable(result.checked);
      if (result.kind === 'stale') throw staleRevision((await requireJourney(db, request.shopId, journey._id)).draft);
      live.publish(request.shopId, { topic: 'journeys', id: journey._id });
      if (moves.length > 0) moveRuns();
      return { journey: presentSummary(result.journey), version: result.version.number, warnings: result.warnings };
    },
  );
}

export type PublishResult =
  | (Extract<Published, { kind: 'published' }> & { warnings: CheckedJourney['problems'] })
  | { kind: 'stale' }
  | { kind: 'problems'; checked: CheckedJourney };

/** Checks, compiles and publishes the draft of this record; also for the command line and the demo. */
export async function publish(
  { db, clock, nodeTypes }: Pick<WebServices, 'db' | 'clock' | 'nodeTypes'>,
  journey: JourneyRecord,
  publishedBy: string,
  moves: readonly VersionMoves[] = [],
): Promise<PublishResult> {
  const checked = await checkJourney(journey.draft.document, nodeTypes);
  const { document, problems, publishable } = checked;
  if (!publishable || document === undefined) return { kind: 'problems', checked };
  const content = { document, emails: await compileEmails(document), publishedBy, publishedAt: clock.now() };
  const published = await publishVersion(db, journey, content, ({ _id, number }) =>
    planMove(db, { _id, shopId: journey.shopId, journeyId: journey._id, toVersion: number, from: [...moves], createdAt: content.publishedAt, createdBy: publishedBy }),
  );
  if (published.kind === 'stale') return published;
  await announceConfigChange(db);
  return { ...published, warnings: problems };
}

function notPublishable({ problems }: CheckedJourney): Problem {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return new Problem({
    status: 422,
    code: 'journey_has_problems',
    detail: `The journey has ${errors} ${errors === 1 ? 'problem' : 'problems'} that must be mended before it can go live. Each says how, in problems.`,
    extra: { problems },
  });
}
