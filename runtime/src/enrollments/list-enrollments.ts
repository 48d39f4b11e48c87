/** GET /api/v1/enrollments: the runs of a journey or of a contact, newest first; of a journey also those at one node, or that left it one way. */
import { Type } from 'typebox';
import type { mongo } from 'mongoose';
import type { WebServices } from '../app-services.ts';
import type { EnrollmentRecord } from '../engine/model.ts';
import { orderNumbers } from '../orders/order-numbers.ts';
import { PAGE_QUERY } from '../paging/page-schema.ts';
import type { Page } from '../paging/read-page.ts';
import type { App } from '../plugins/app-instance.ts';
import { invalidRequest } from '../plugins/validation.ts';
import { enrollmentsOfContact, enrollmentsOfJourney } from './enrollment-repository.ts';
import { namesOf } from './contact-names.ts';
import { EnrollmentPage, EnrollmentState, presentEnrollmentSummary } from './enrollment-schema.ts';

const Query = Type.Object(
  {
    ...PAGE_QUERY,
    journey: Type.Optional(Type.String({ maxLength: 200 })),
    contact: Type.Optional(Type.String({ maxLength: 200 })),
    state: Type.Optional(EnrollmentState),
    node: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$', description: 'Runs that are there, or ended there' })),
    port: Type.Optional(Type.String({ maxLength: 64, description: 'With node: runs that left it this way the last time' })),
    version: Type.Optional(Type.Integer({ minimum: 1 })),
  },
  { additionalProperties: false },
);

export function listEnrollments(app: App, { db }: WebServices): void {
  app.get(
    '/api/v1/enrollments',
    { config: { permission: 'runs:read' }, schema: { tags: ['enrollments'], summary: 'Runs of a journey or of a contact', querystring: Query, response: { 200: EnrollmentPage } } },
    async (request) => {
      const { journey, contact, ...page } = request.query;
      if (page.port !== undefined && page.node === undefined) throw invalidRequest([{ field: '/node', in: 'query', code: 'required', detail: 'Say which node was left by this port.' }]);
      if (contact !== undefined) return present(db, request.shopId, await enrollmentsOfContact(db, request.shopId, contact, page, journey));
      if (journey !== undefined) return present(db, request.shopId, await enrollmentsOfJourney(db, request.shopId, journey, page));
      throw invalidRequest([{ field: '', in: 'query', code: 'one_of', detail: 'Give journey, contact or both: whose runs do you want to see?' }]);
    },
  );
}

async function present(db: mongo.Db, shopId: string, { records, ...next }: Page<EnrollmentRecord>) {
  const [people, numbers] = await Promise.all([namesOf(db, records.map(({ contactId }) => contactId)), orderNumbers(db, shopId, records)]);
  return { items: records.map((record) => presentEnrollmentSummary(record, numbers, people.get(record.contactId))), ...next };
}
