/** GET /api/v1/journeys/:id/versions and /versions/:number: what was published, and when. */
import type { WebServices } from '../app-services.ts';
import { actorNames } from '../auth/actor-names.ts';
import type { App } from '../plugins/app-instance.ts';
import { notFound } from '../plugins/problem.ts';
import { JourneyPath, VersionList, VersionPath, VersionWithDocument, presentVersion } from './journey-schema.ts';
import { requireJourney } from './require-journey.ts';
import { findVersion, listVersions } from './version-repository.ts';

export function readVersions(app: App, { db }: WebServices): void {
  const config = { permission: 'journeys:read' } as const;
  app.get(
    '/api/v1/journeys/:id/versions',
    { config, schema: { tags: ['journeys'], summary: 'Published versions', params: JourneyPath, response: { 200: VersionList } } },
    async (request) => {
      const journey = await requireJourney(db, request.shopId, request.params.id);
      const versions = await listVersions(db, request.shopId, journey._id);
      const names = await actorNames(db, request.shopId, versions.map(({ publishedBy }) => publishedBy));
      return { items: versions.map((version) => presentVersion(version, journey.liveVersionId, names)) };
    },
  );
  app.get(
    '/api/v1/journeys/:id/versions/:number',
    { config, schema: { tags: ['journeys'], summary: 'One version with its document', params: VersionPath, response: { 200: VersionWithDocument } } },
    async (request) => {
      const journey = await requireJourney(db, request.shopId, request.params.id);
      const version = await findVersion(db, request.shopId, journey._id, request.params.number);
      if (version === null) throw notFound('Version');
      const names = await actorNames(db, request.shopId, [version.publishedBy]);
      return { ...presentVersion(version, journey.liveVersionId, names), document: version.document };
    },
  );
}
