/** GET /api/v1/contacts/:id/export: everything that is stored about a person, as a file (Art. 15 and 20 GDPR). */
import type { mongo } from 'mongoose';
import type { WebServices } from '../app-services.ts';
import { presentDecision } from '../decisions/decision-schema.ts';
import { presentEnrollment } from '../enrollments/enrollment-schema.ts';
import type { ContactRecord } from '../engine/model.ts';
import { presentEvent } from '../events/event-schema.ts';
import { presentMessage } from '../messages/message-schema.ts';
import { presentOrder } from '../orders/order-schema.ts';
import type { App } from '../plugins/app-instance.ts';
import { notFound } from '../plugins/problem.ts';
import { MailboxMailer } from '../stages/delivery/index.ts';
import { collectionsOf } from '../store/collections.ts';
import { presentTask } from '../tasks/task-schema.ts';
import { findContact } from './contact-repository.ts';
import { ContactPath, presentContact } from './contact-schema.ts';

export function exportContact(app: App, { db, clock }: WebServices): void {
  app.get(
    '/api/v1/contacts/:id/export',
    { config: { permission: 'contacts:export' }, schema: { tags: ['contacts'], summary: 'Everything about a person, as a file', params: ContactPath } },
    async (request, reply) => {
      const { shopId } = request;
      const contact = await findContact(db, shopId, request.params.id);
      if (contact === null) throw notFound('Contact');
      const file = { exportedAt: new Date(clock.now()).toISOString(), shopId, contact: presentContact(contact), ...(await everything(db, shopId, contact)) };
      return reply
        .headers({ 'cache-control': 'no-store', 'content-disposition': `attachment; filename="nachklang-person-${contact._id.replaceAll(/[^\w-]/g, '')}.json"` })
        .type('application/json; charset=utf-8')
        .send(JSON.stringify(file, null, 2));
    },
  );
}

/** Those the contact took over are the same person. */
async function everything(db: mongo.Db, shopId: string, { _id, mergedFrom = [] }: ContactRecord) {
  const of = { contactId: { $in: [_id, ...mergedFrom] }, shopId };
  const { orders, events, messages, decisions, tasks, enrollments } = collectionsOf(db);
  const [bought, happened, sent, decided, asked] = await Promise.all([
    orders.find(of).toArray(),
    events.find(of).sort({ time: 1 }).toArray(),
    messages.find(of).sort({ createdAt: 1 }).toArray(),
    decisions.find(of).sort({ at: 1 }).toArray(),
    tasks.find(of).toArray(),
  ]);
  const runs = await enrollments.find({ _id: { $in: [...new Set([...sent.map(({ enrollmentId }) => enrollmentId), ...decided.map(({ messageKey }) => runOf(messageKey))])] }, shopId }).toArray();
  const mailbox = new MailboxMailer(db);
  const mails = await Promise.all(sent.map(({ _id: id }) => mailbox.readMail(shopId, id)));
  return {
    orders: bought.map(presentOrder),
    events: happened.map(presentEvent),
    runs: runs.map(presentEnrollment),
    messages: sent.map(presentMessage),
    mails: mails.flatMap((mail) => (mail === undefined ? [] : [{ id: mail._id, from: mail.from, to: mail.to, subject: mail.subject, text: mail.text, html: mail.html }])),
    decisions: decided.map(presentDecision),
    tasks: asked.map(presentTask),
  };
}

/** The key of a message is its run, the node and the visit. */
function runOf(messageKey: string): string {
  return messageKey.split('|').slice(0, -2).join('|');
}
