/** PUT /api/v1/journeys/:id/tags: the words by which a team finds its journeys again. They are not part of the document. */
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { notFound } from '../plugins/problem.ts';
import { setTags } from './journey-repository.ts';
import { JourneyPath, JourneySummary, presentSummary } from './journey-schema.ts';

const Form = Type.Object({ tags: Type.Array(Type.String({ minLength: 1, maxLength: 40, pattern: '^[^,\\r\\n]+$' }), { maxItems: 20 }) }, { additionalProperties: false });

export function tagJourney(app: App, { db, live }: WebServices): void {
  app.put(
    '/api/v1/journeys/:id/tags',
    { config: { permission: 'journeys:write' }, schema: { tags: ['journeys'], summary: 'Tags for finding it again', params: JourneyPath, body: Form, response: { 200: JourneySummary } } },
    async (request) => {
      const tags = [...new Set(request.body.tags.map((tag) => tag.trim()).filter((tag) => tag !== ''))].toSorted((a, b) => a.localeCompare(b, 'de'));
      const journey = await setTags(db, request.shopId, request.params.id, tags);
      if (journey === null) throw notFound('Journey');
      live.publish(request.shopId, { topic: 'journeys', id: journey._id });
      return presentSummary(journey);
    },
  );
}
