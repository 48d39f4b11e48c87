/** PUT /api/v1/contacts/:id/frequency: how much advertising a person asked for by phone or letter. „None“ is an objection, which only they can take back. */
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import { noteAudit } from '../audit/note-audit.ts';
import type { ContactRecord } from '../engine/model.ts';
import type { App } from '../plugins/app-instance.ts';
import { conflict, notFound } from '../plugins/problem.ts';
import { invalidRequest } from '../plugins/validation.ts';
import type { InternalEvent } from '../ports/internal-events.ts';
import { findContact } from './contact-repository.ts';
import { ContactPath } from './contact-schema.ts';

const Form = Type.Object(
  {
    amount: Type.Enum(['normal', 'half', 'none'], { description: 'half: as much advertising in twice the time; none: an objection to all advertising (Art. 21 GDPR)' }),
    pauseUntil: Type.Optional(Type.String({ format: 'date-time', description: 'No advertising before; no pause where absent' })),
  },
  { additionalProperties: false },
);

const SOURCE = 'nachklang:team';
const LONGEST_PAUSE_MS = 366 * 86_400_000;

export function chooseFrequency(app: App, { db, clock, emit, live }: WebServices): void {
  app.put(
    '/api/v1/contacts/:id/frequency',
    { config: { permission: 'contacts:write', audit: 'person.frequency' }, schema: { tags: ['contacts'], summary: 'Less advertising for one person', params: ContactPath, body: Form, response: { 202: Type.Null() } } },
    async (request, reply) => {
      const { shopId, body: { amount, pauseUntil } } = request;
      const contact = await findContact(db, shopId, request.params.id);
      if (contact === null || contact.mergedInto !== undefined) throw notFound('Contact');
      if (contact.erasedAt !== undefined) throw conflict('already_erased', 'The data of this person are deleted already.');
      const now = clock.now();
      const pause = pauseUntil === undefined ? undefined : Date.parse(pauseUntil);
      if (pause !== undefined && (pause <= now || pause > now + LONGEST_PAUSE_MS)) {
        throw invalidRequest([{ field: '/pauseUntil', in: 'body', code: 'invalid', detail: 'pauseUntil must lie ahead, at most a year.', expected: { de: 'ein Tag, der noch kommt, höchstens ein Jahr voraus', en: 'a day to come, at most a year ahead' } }]);
      }
      if (amount !== 'none' && hasObjected(contact)) throw conflict('has_objected', 'This person objected to advertising. Only they can allow it again, for example in the preference centre.');
      const who = { contact: { ...(contact.view.email !== undefined && { email: contact.view.email }), ...(contact.view.phone !== undefined && { phone: contact.view.phone }) } };
      const event: InternalEvent = {
        shopId, source: SOURCE, id: `frequency:${contact._id}:${now}`, time: now, contactId: contact._id,
        ...(amount === 'none'
          ? { type: 'contact.objected', data: { ...who, source: 'team' } }
          : { type: 'contact.frequency_chosen', data: { ...who, amount, ...(pause !== undefined && { pauseUntil: new Date(pause).toISOString() }) } }),
      };
      await emit([event]);
      const before = hasObjected(contact) ? 'none' : (contact.frequency?.amount ?? 'normal');
      noteAudit(request, { changes: [{ field: 'frequency', before, after: amount }, ...(pauseUntil === undefined ? [] : [{ field: 'pauseUntil', after: pauseUntil }])] });
      live.publish(shopId, { topic: 'contacts', id: contact._id });
      return reply.code(202).send(null);
    },
  );
}

function hasObjected({ suppressions }: ContactRecord): boolean {
  return suppressions.some(({ reason }) => reason === 'objection' || reason === 'unsubscribe');
}
