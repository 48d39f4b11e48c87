/** POST /api/v1/journeys/:id/duplicate: a new draft with the same content, also of an archived journey. */
import type { Localized } from '@nachklang/nodes/sdk';
import type { WebServices } from '../app-services.ts';
import { actorOf } from '../auth/caller.ts';
import { callerOf } from '../auth/enforce-permissions.ts';
import type { App } from '../plugins/app-instance.ts';
import { newJourney } from './create-journey.ts';
import { etagOf } from './if-match.ts';
import { insertJourney } from './journey-repository.ts';
import { Journey, JourneyPath, presentJourney } from './journey-schema.ts';
import { requireJourney } from './require-journey.ts';

export function duplicateJourney(app: App, { db, clock, live }: WebServices): void {
  app.post(
    '/api/v1/journeys/:id/duplicate',
    { config: { permission: 'journeys:write' }, schema: { tags: ['journeys'], summary: 'A copy as a new draft', params: JourneyPath, response: { 201: Journey } } },
    async (request, reply) => {
      const { draft, tags } = await requireJourney(db, request.shopId, request.params.id);
      const document = { ...draft.document, name: copyName(draft.document.name) };
      const copy = { ...newJourney(document, { id: clock.uuid(), shopId: request.shopId, at: clock.now(), by: actorOf(callerOf(request)) }), ...(tags !== undefined && { tags }) };
      await insertJourney(db, copy);
      live.publish(request.shopId, { topic: 'journeys', id: copy._id });
      return reply.code(201).header('etag', etagOf(1)).header('location', `/api/v1/journeys/${copy._id}`).send(presentJourney(copy));
    },
  );
}

/** Within the length that the document allows. */
function copyName({ de, en }: Localized): Localized {
  return { de: `${de.slice(0, 180)} (Kopie)`, en: `${en.slice(0, 180)} (copy)` };
}
