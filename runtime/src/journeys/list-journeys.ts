/** GET /api/v1/journeys: newest change first; found again by words of their names, and by tags. */
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import { PAGE_QUERY } from '../paging/page-schema.ts';
import { readPage } from '../paging/read-page.ts';
import type { App } from '../plugins/app-instance.ts';
import { journeys } from './journey-repository.ts';
import { JourneyPage, JourneyState, presentSummary } from './journey-schema.ts';

const Query = Type.Object(
  {
    ...PAGE_QUERY,
    state: Type.Optional(JourneyState),
    q: Type.Optional(Type.String({ maxLength: 100, description: 'Part of a name, in either language, or of a tag' })),
    tag: Type.Optional(Type.String({ maxLength: 40, description: 'Exactly this tag' })),
  },
  { additionalProperties: false },
);

export function listJourneys(app: App, { db }: WebServices): void {
  app.get(
    '/api/v1/journeys',
    { config: { permission: 'journeys:read' }, schema: { tags: ['journeys'], summary: 'All journeys', querystring: Query, response: { 200: JourneyPage } } },
    async (request) => {
      const { cursor, limit, state, q, tag } = request.query;
      const { records, ...next } = await readPage(journeys(db), {
        filter: { shopId: request.shopId, ...(state !== undefined && { state }), ...(tag !== undefined && { tags: tag }), ...named(q) },
        sort: 'updatedAt',
        limit,
        cursor,
        projection: { 'draft.document': 0 },
      });
      return { items: records.map(presentSummary), ...next };
    },
  );
}

/** Every word somewhere. A shop has some hundreds of journeys at most: they are looked through. */
function named(q: string | undefined): Record<string, unknown> {
  const words = (q ?? '').trim().split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return {};
  // In groups of their own, so that the cursor of the page may stand beside them.
  return { $nor: words.map((word) => ({ $nor: ['name.de', 'name.en', 'tags'].map((field) => ({ [field]: { $regex: literally(word), $options: 'i' } })) })) };
}

function literally(word: string): string {
  return word.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
