/** GET /api/v1/journeys/:id: the journey with its draft; the ETag goes back as If-Match. */
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { etagOf } from './if-match.ts';
import { Journey, JourneyPath, presentJourney } from './journey-schema.ts';
import { requireJourney } from './require-journey.ts';

export function readJourney(app: App, { db }: WebServices): void {
  app.get(
    '/api/v1/journeys/:id',
    { config: { permission: 'journeys:read' }, schema: { tags: ['journeys'], summary: 'One journey with its draft', params: JourneyPath, response: { 200: Journey } } },
    async (request, reply) => {
      const journey = await requireJourney(db, request.shopId, request.params.id);
      return reply.header('etag', etagOf(journey.draft.revision)).send(presentJourney(journey));
    },
  );
}
