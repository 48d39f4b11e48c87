/** GET /api/v1/journeys/:id/export: the draft in canonical form, for Git and for moving it to another installation. */
import { canonicalJourney } from '@nachklang/nodes/sdk';
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { JourneyPath } from './journey-schema.ts';
import { requireJourney } from './require-journey.ts';

export function exportJourney(app: App, { db }: WebServices): void {
  app.get(
    '/api/v1/journeys/:id/export',
    { config: { permission: 'journeys:read' }, schema: { tags: ['journeys'], summary: 'The draft as a file', params: JourneyPath } },
    async (request, reply) => {
      const journey = await requireJourney(db, request.shopId, request.params.id);
      return reply
        .type('application/json; charset=utf-8')
        .header('content-disposition', `attachment; filename="${journeyFileName(journey.name.en)}.json"`)
        .send(canonicalJourney(journey.draft.document));
    },
  );
}

/** Letters that every file system takes. */
export function journeyFileName(name: string): string {
  const plain = name.normalize('NFKD').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '');
  return plain === '' ? 'journey' : plain.slice(0, 80);
}
