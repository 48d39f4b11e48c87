/** GET /api/v1/contacts/:id/timeline: why somebody got a mail, or did not. */
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import { Decision } from '../decisions/decision-schema.ts';
import { Event } from '../events/event-schema.ts';
import { Message } from '../messages/message-schema.ts';
import { PageQuery, pageOf } from '../paging/page-schema.ts';
import type { App } from '../plugins/app-instance.ts';
import { notFound } from '../plugins/problem.ts';
import { findContact } from './contact-repository.ts';
import { ContactPath } from './contact-schema.ts';
import { readTimeline } from './timeline.ts';

const closed = { additionalProperties: false } as const;
const Timeline = pageOf(
  Type.Union([
    Type.Object({ kind: Type.Literal('event'), event: Event }, closed),
    Type.Object({ kind: Type.Literal('message'), message: Message }, closed),
    Type.Object({ kind: Type.Literal('decision'), decision: Decision }, closed),
  ]),
);

export function showTimeline(app: App, { db }: WebServices): void {
  app.get(
    '/api/v1/contacts/:id/timeline',
    { config: { permission: 'contacts:read' }, schema: { tags: ['contacts'], summary: 'Events, messages and decisions of a contact', params: ContactPath, querystring: PageQuery, response: { 200: Timeline } } },
    async (request) => {
      const contact = await findContact(db, request.shopId, request.params.id);
      if (contact === null) throw notFound('Contact');
      return readTimeline(db, request.shopId, contact._id, request.query);
    },
  );
}
