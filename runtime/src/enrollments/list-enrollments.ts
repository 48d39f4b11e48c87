/** GET /api/v1/enrollments: the runs of a journey or of a contact, newest first. */
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import { PAGE_QUERY } from '../paging/page-schema.ts';
import type { App } from '../plugins/app-instance.ts';
import { invalidRequest } from '../plugins/validation.ts';
import { enrollmentsOfContact, enrollmentsOfJourney } from './enrollment-repository.ts';
import { EnrollmentPage, EnrollmentState, presentEnrollmentSummary } from './enrollment-schema.ts';

const Query = Type.Object(
  { ...PAGE_QUERY, journey: Type.Optional(Type.String({ maxLength: 200 })), contact: Type.Optional(Type.String({ maxLength: 200 })), state: Type.Optional(EnrollmentState) },
  { additionalProperties: false },
);

export function listEnrollments(app: App, { db }: WebServices): void {
  app.get(
    '/api/v1/enrollments',
    { config: { permission: 'runs:read' }, schema: { tags: ['enrollments'], summary: 'Runs of a journey or of a contact', querystring: Query, response: { 200: EnrollmentPage } } },
    async (request) => {
      const { journey, contact, ...page } = request.query;
      if (journey !== undefined && contact === undefined) return present(await enrollmentsOfJourney(db, request.shopId, journey, page));
      if (contact !== undefined && journey === undefined) return present(await enrollmentsOfContact(db, request.shopId, contact, page));
      throw invalidRequest([{ field: '', in: 'query', code: 'one_of', detail: 'Give either journey or contact: whose runs do you want to see?' }]);
    },
  );
}

function present({ records, ...next }: Awaited<ReturnType<typeof enrollmentsOfJourney>>) {
  return { items: records.map(presentEnrollmentSummary), ...next };
}
