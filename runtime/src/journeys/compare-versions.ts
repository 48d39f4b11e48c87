/** GET /api/v1/journeys/:id/compare?from=…&to=…: what differs between two versions, or between one and the draft. */
import { Type } from 'typebox';
import type { JourneyDocument } from '@nachklang/nodes/sdk';
import type { WebServices } from '../app-services.ts';
import { compareJourneys, JourneyDifference } from '../moves/compare-journeys.ts';
import type { App } from '../plugins/app-instance.ts';
import { notFound } from '../plugins/problem.ts';
import type { JourneyRecord } from './journey-repository.ts';
import { JourneyPath } from './journey-schema.ts';
import { requireJourney } from './require-journey.ts';
import { findVersion } from './version-repository.ts';

const side = Type.String({ pattern: '^(draft|[1-9]\\d{0,8})$', description: 'Number of a version, or draft' });
const Query = Type.Object({ from: side, to: side, shop: Type.Optional(Type.String({ maxLength: 200 })) }, { additionalProperties: false });

export function compareVersions(app: App, { db }: WebServices): void {
  app.get(
    '/api/v1/journeys/:id/compare',
    { config: { permission: 'journeys:read' }, schema: { tags: ['journeys'], summary: 'What differs between two versions', params: JourneyPath, querystring: Query, response: { 200: JourneyDifference } } },
    async (request) => {
      const journey = await requireJourney(db, request.shopId, request.params.id);
      const [from, to] = await Promise.all([documentOf(journey, request.query.from), documentOf(journey, request.query.to)]);
      return compareJourneys(from, to);
    },
  );

  async function documentOf({ _id, shopId, draft }: JourneyRecord, which: string): Promise<JourneyDocument> {
    if (which === 'draft') return draft.document;
    const version = await findVersion(db, shopId, _id, Number(which));
    if (version === null) throw notFound('Version');
    return version.document;
  }
}
