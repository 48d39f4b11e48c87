/** GET /api/v1/journeys/:id/revisions and /revisions/:revision: earlier drafts, to look at or to save again. */
import { Type } from 'typebox';
import { JourneyDocument } from '@nachklang/nodes/sdk';
import type { WebServices } from '../app-services.ts';
import { actorNames, whoFields } from '../auth/actor-names.ts';
import type { App } from '../plugins/app-instance.ts';
import { notFound } from '../plugins/problem.ts';
import { findRevision, listRevisions, type Draft } from './journey-repository.ts';
import { JourneyPath } from './journey-schema.ts';
import { requireJourney } from './require-journey.ts';

const closed = { additionalProperties: false } as const;
const fields = { revision: Type.Integer(), savedAt: Type.String({ format: 'date-time' }), savedBy: Type.String(), savedByName: Type.Optional(Type.String()) };
const RevisionList = Type.Object({ items: Type.Array(Type.Object(fields, closed)) }, closed);
const Revision = Type.Object({ ...fields, document: JourneyDocument }, closed);
const RevisionPath = Type.Object({ id: Type.String(), revision: Type.Integer({ minimum: 1 }) }, closed);

export function readRevisions(app: App, { db }: WebServices): void {
  const config = { permission: 'journeys:read' } as const;
  app.get(
    '/api/v1/journeys/:id/revisions',
    { config, schema: { tags: ['journeys'], summary: 'Earlier drafts', params: JourneyPath, response: { 200: RevisionList } } },
    async (request) => {
      const journey = await requireJourney(db, request.shopId, request.params.id);
      const revisions = await listRevisions(db, request.shopId, journey._id);
      const names = await actorNames(db, request.shopId, revisions.map(({ savedBy }) => savedBy));
      return { items: revisions.map((revision) => presentRevision(revision, names)) };
    },
  );
  app.get(
    '/api/v1/journeys/:id/revisions/:revision',
    { config, schema: { tags: ['journeys'], summary: 'One earlier draft', params: RevisionPath, response: { 200: Revision } } },
    async (request) => {
      const { id, revision } = request.params;
      const found = await findRevision(db, request.shopId, id, revision);
      if (found === null) throw notFound('Revision');
      return { ...presentRevision(found, await actorNames(db, request.shopId, [found.savedBy])), document: found.document };
    },
  );
}

function presentRevision({ revision, savedAt, savedBy }: Omit<Draft, 'document'>, names: ReadonlyMap<string, string>) {
  return { revision, savedAt: new Date(savedAt).toISOString(), ...whoFields('savedBy', savedBy, names) };
}
