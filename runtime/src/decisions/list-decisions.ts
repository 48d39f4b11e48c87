/** GET /api/v1/decisions?contact=…: the ledger of one contact. */
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import { PAGE_QUERY } from '../paging/page-schema.ts';
import type { App } from '../plugins/app-instance.ts';
import { decisionsOfContact } from './decision-repository.ts';
import { DecisionPage, presentDecision } from './decision-schema.ts';

const Query = Type.Object(
  { ...PAGE_QUERY, contact: Type.String({ minLength: 1, maxLength: 200 }), outcome: Type.Optional(Type.Enum(['send', 'defer', 'skip'])) },
  { additionalProperties: false },
);

export function listDecisions(app: App, { db }: WebServices): void {
  app.get(
    '/api/v1/decisions',
    { config: { permission: 'runs:read' }, schema: { tags: ['decisions'], summary: 'Why a contact got messages, or did not', querystring: Query, response: { 200: DecisionPage } } },
    async (request) => {
      const { contact, ...page } = request.query;
      const { records, ...next } = await decisionsOfContact(db, request.shopId, contact, page);
      return { items: records.map(presentDecision), ...next };
    },
  );
}
