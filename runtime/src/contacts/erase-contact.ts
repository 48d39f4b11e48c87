/** POST /api/v1/contacts/:id/erase: asks for everything personal to be deleted (Art. 17 GDPR), after the address was typed once more. */
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import { actorOf } from '../auth/caller.ts';
import { callerOf } from '../auth/enforce-permissions.ts';
import type { ContactRecord } from '../engine/model.ts';
import type { App } from '../plugins/app-instance.ts';
import { conflict, notFound } from '../plugins/problem.ts';
import { invalidRequest } from '../plugins/validation.ts';
import { findContact } from './contact-repository.ts';
import { ContactPath } from './contact-schema.ts';

const closed = { additionalProperties: false } as const;
const Form = Type.Object({ confirm: Type.String({ minLength: 1, maxLength: 320, description: 'The e-mail address of the person; without one the phone number, the customer number or the id' }) }, closed);

export function eraseContact(app: App, { db, clock, emit, live }: WebServices): void {
  app.post(
    '/api/v1/contacts/:id/erase',
    { config: { permission: 'contacts:erase', audit: 'person.erased' }, schema: { tags: ['contacts'], summary: 'Delete everything personal, for good', params: ContactPath, body: Form, response: { 202: Type.Null() } } },
    async (request, reply) => {
      const { shopId } = request;
      const contact = await findContact(db, shopId, request.params.id);
      if (contact === null || contact.mergedInto !== undefined) throw notFound('Contact');
      if (contact.erasedAt !== undefined) throw conflict('already_erased', 'The data of this person are deleted already.');
      if (request.body.confirm.trim().toLowerCase() !== nameToType(contact).toLowerCase()) {
        throw invalidRequest([{ field: '/confirm', in: 'body', code: 'does_not_match', detail: 'This is not what the person is known by. Type the address exactly as it is shown.' }]);
      }
      const time = clock.now();
      await emit([{ shopId, source: 'nachklang:team', id: `erased:${contact._id}:${time}`, type: 'contact.erased', time, contactId: contact._id, data: { by: actorOf(callerOf(request)) } }]);
      live.publish(shopId, { topic: 'contacts', id: contact._id });
      return reply.code(202).send(null);
    },
  );
}

function nameToType({ _id, view }: ContactRecord): string {
  return view.email ?? view.phone ?? view.customerId ?? _id;
}
