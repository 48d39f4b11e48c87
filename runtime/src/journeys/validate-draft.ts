/** POST /api/v1/journeys/:id/validate and /api/v1/journeys/validate: what stands in the way of publishing. */
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { checkJourney } from './check-journey.ts';
import { JourneyPath, ValidationReport } from './journey-schema.ts';
import { requireJourney } from './require-journey.ts';

export function validateDraft(app: App, { db, nodeTypes }: WebServices): void {
  const config = { permission: 'journeys:read' } as const;
  app.post(
    '/api/v1/journeys/:id/validate',
    { config, schema: { tags: ['journeys'], summary: 'Check the saved draft', params: JourneyPath, response: { 200: ValidationReport } } },
    async (request) => {
      const journey = await requireJourney(db, request.shopId, request.params.id);
      const { publishable, problems } = await checkJourney(journey.draft.document, nodeTypes);
      return { publishable, problems };
    },
  );
  app.post(
    '/api/v1/journeys/validate',
    // The shape is one of the three levels that are checked: the body may be any JSON here.
    { config, schema: { tags: ['journeys'], summary: 'Check a document that is not saved', body: Type.Object({ document: Type.Unknown() }, { additionalProperties: false }), response: { 200: ValidationReport } } },
    async (request) => {
      const { publishable, problems } = await checkJourney(request.body.document, nodeTypes);
      return { publishable, problems };
    },
  );
}
