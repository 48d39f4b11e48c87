/** POST /api/v1/journeys/:id/publish: makes the draft an immutable version that new subjects enter. Those under way stay on theirs. */
import type { WebServices } from '../app-services.ts';
import { actorOf } from '../auth/caller.ts';
import { callerOf } from '../auth/enforce-permissions.ts';
import type { App } from '../plugins/app-instance.ts';
import { Problem } from '../plugins/problem.ts';
import { announceConfigChange } from '../shops/config-counter.ts';
import { checkJourney, compileEmails, type CheckedJourney } from './check-journey.ts';
import { requiredRevision, staleRevision } from './if-match.ts';
import type { JourneyRecord } from './journey-repository.ts';
import { JourneyPath, PublishedJourney, presentSummary } from './journey-schema.ts';
import { requireJourney } from './require-journey.ts';
import { archivedJourney } from './save-draft.ts';
import { publishVersion, type Published } from './version-repository.ts';

export function publishJourney(app: App, services: WebServices): void {
  const { db, live } = services;
  app.post(
    '/api/v1/journeys/:id/publish',
    {
      config: { permission: 'journeys:publish' },
      schema: { tags: ['journeys'], summary: 'Publish the draft; also resumes a paused journey', params: JourneyPath, response: { 200: PublishedJourney } },
    },
    async (request) => {
      const journey = await requireJourney(db, request.shopId, request.params.id);
      const wanted = request.headers['if-match'];
      if (journey.state === 'archived') throw archivedJourney();
      if (wanted !== undefined && requiredRevision(wanted) !== journey.draft.revision) throw staleRevision(journey.draft);
      const result = await publish(services, journey, actorOf(callerOf(request)));
      if (result.kind === 'problems') throw notPublishable(result.checked);
      if (result.kind === 'stale') throw staleRevision((await requireJourney(db, request.shopId, journey._id)).draft);
      live.publish(request.shopId, { topic: 'journeys', id: journey._id });
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
): Promise<PublishResult> {
  const checked = await checkJourney(journey.draft.document, nodeTypes);
  const { document, problems, publishable } = checked;
  if (!publishable || document === undefined) return { kind: 'problems', checked };
  const published = await publishVersion(db, journey, { document, emails: await compileEmails(document), publishedBy, publishedAt: clock.now() });
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
