/** GET /api/v1/decisions?contact=…: the ledger of one contact; ?outcome=skip: what was not sent, of the whole shop. */
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import type { DecisionRecord } from '../engine/outbox-model.ts';
import { namesOf } from '../enrollments/contact-names.ts';
import { PAGE_QUERY } from '../paging/page-schema.ts';
import type { App } from '../plugins/app-instance.ts';
import { invalidRequest } from '../plugins/validation.ts';
import { decisionsOfContact, skipsOfShop } from './decision-repository.ts';
import { DecisionPage, presentDecision } from './decision-schema.ts';
import { whatHappenedThen } from './what-happened-then.ts';

const Query = Type.Object(
  { ...PAGE_QUERY, contact: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'May be left out for outcome=skip only' })), outcome: Type.Optional(Type.Enum(['send', 'defer', 'skip'])) },
  { additionalProperties: false },
);

export function listDecisions(app: App, { db }: WebServices): void {
  app.get(
    '/api/v1/decisions',
    { config: { permission: 'runs:read' }, schema: { tags: ['decisions'], summary: 'Why a contact got messages, or did not', querystring: Query, response: { 200: DecisionPage } } },
    async (request) => {
      const { contact, ...page } = request.query;
      if (contact === undefined && page.outcome !== 'skip') throw invalidRequest([{ field: '/contact', in: 'query', code: 'required', detail: 'Name a contact, or ask for outcome=skip.' }]);
      const { records, ...next } = contact === undefined ? await skipsOfShop(db, request.shopId, page) : await decisionsOfContact(db, request.shopId, contact, page);
      const [then, people] = await Promise.all([whatHappenedThen(db, request.shopId, records), namesOf(db, contact === undefined ? records.map(({ contactId }) => contactId) : [])]);
      const present = (record: DecisionRecord) => {
        const since = then.get(record._id);
        const who = people.get(record.contactId);
        return { ...presentDecision(record), ...(since && { then: since }), ...(who && { contact: who }) };
      };
      return { items: records.map(present), ...next };
    },
  );
}
