/** PUT /api/v1/journeys/:id/draft: replaces the draft, if nobody else did in the meantime. */
import type { WebServices } from '../app-services.ts';
import { actorOf } from '../auth/caller.ts';
import { callerOf } from '../auth/enforce-permissions.ts';
import type { App } from '../plugins/app-instance.ts';
import { conflict, notFound } from '../plugins/problem.ts';
import { etagOf, requiredRevision, staleRevision } from './if-match.ts';
import { saveDraft as writeDraft } from './journey-repository.ts';
import { DraftForm, Journey, JourneyPath, presentJourney } from './journey-schema.ts';

export function saveDraft(app: App, { db, clock, live }: WebServices): void {
  app.put(
    '/api/v1/journeys/:id/draft',
    {
      config: { permission: 'journeys:write' },
      schema: { tags: ['journeys'], summary: 'Save the draft; needs If-Match', params: JourneyPath, body: DraftForm, response: { 200: Journey } },
    },
    async (request, reply) => {
      const basedOn = requiredRevision(request.headers['if-match']);
      const { id } = request.params;
      const saved = await writeDraft(db, request.shopId, id, basedOn, {
        document: request.body.document,
        savedAt: clock.now(),
        savedBy: actorOf(callerOf(request)),
      });
      if (saved.kind === 'unknown') throw notFound('Journey');
      if (saved.kind === 'archived') throw archivedJourney();
      if (saved.kind === 'stale') throw staleRevision(saved.current);
      live.publish(request.shopId, { topic: 'journeys', id });
      return reply.header('etag', etagOf(saved.journey.draft.revision)).send(presentJourney(saved.journey));
    },
  );
}

export function archivedJourney() {
  return conflict('journey_archived', 'This journey is archived and stays as it is. Create a new one from its document.');
}
