/** POST /api/v1/journeys/:id/versions/:number/restore: the draft becomes what was published then. The draft of before stays among the revisions. */
import type { WebServices } from '../app-services.ts';
import { actorOf } from '../auth/caller.ts';
import { callerOf } from '../auth/enforce-permissions.ts';
import type { App } from '../plugins/app-instance.ts';
import { notFound } from '../plugins/problem.ts';
import { etagOf, requiredRevision, staleRevision } from './if-match.ts';
import { saveDraft } from './journey-repository.ts';
import { Journey, presentJourney, VersionPath } from './journey-schema.ts';
import { archivedJourney } from './save-draft.ts';
import { findVersion } from './version-repository.ts';

export function restoreVersion(app: App, { db, clock, live }: WebServices): void {
  app.post(
    '/api/v1/journeys/:id/versions/:number/restore',
    { config: { permission: 'journeys:write' }, schema: { tags: ['journeys'], summary: 'Make the draft what this version is; needs If-Match', params: VersionPath, response: { 200: Journey } } },
    async (request, reply) => {
      const { shopId, params: { id, number } } = request;
      const basedOn = requiredRevision(request.headers['if-match']);
      const version = await findVersion(db, shopId, id, number);
      if (version === null) throw notFound('Version');
      const saved = await saveDraft(db, shopId, id, basedOn, { document: version.document, savedAt: clock.now(), savedBy: actorOf(callerOf(request)) });
      if (saved.kind === 'unknown') throw notFound('Journey');
      if (saved.kind === 'archived') throw archivedJourney();
      if (saved.kind === 'stale') throw staleRevision(saved.current);
      live.publish(shopId, { topic: 'journeys', id });
      return reply.header('etag', etagOf(saved.journey.draft.revision)).send(presentJourney(saved.journey));
    },
  );
}
