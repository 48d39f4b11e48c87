/** GET /api/v1/journeys: newest change first. */
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import { PAGE_QUERY } from '../paging/page-schema.ts';
import { readPage } from '../paging/read-page.ts';
import type { App } from '../plugins/app-instance.ts';
import { journeys } from './journey-repository.ts';
import { JourneyPage, JourneyState, presentSummary } from './journey-schema.ts';

const Query = Type.Object({ ...PAGE_QUERY, state: Type.Optional(JourneyState) }, { additionalProperties: false });

export function listJourneys(app: App, { db }: WebServices): void {
  app.get(
    '/api/v1/journeys',
    { config: { permission: 'journeys:read' }, schema: { tags: ['journeys'], summary: 'All journeys', querystring: Query, response: { 200: JourneyPage } } },
    async (request) => {
      const { cursor, limit, state } = request.query;
      const { records, ...next } = await readPage(journeys(db), {
        filter: { shopId: request.shopId, ...(state !== undefined && { state }) },
        sort: 'updatedAt',
        limit,
        cursor,
        projection: { 'draft.document': 0 },
      });
      return { items: records.map(presentSummary), ...next };
    },
  );
}
