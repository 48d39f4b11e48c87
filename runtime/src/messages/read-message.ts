/** GET /api/v1/messages/:id: one message with every decision the policy took about it. */
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import { decisionsOfMessage } from '../decisions/decision-repository.ts';
import { Decision, presentDecision } from '../decisions/decision-schema.ts';
import type { MessageRecord } from '../engine/outbox-model.ts';
import { orderNumbers } from '../orders/order-numbers.ts';
import type { App } from '../plugins/app-instance.ts';
import { notFound } from '../plugins/problem.ts';
import { Message, MessagePath, presentMessage } from './message-schema.ts';

const MessageWithDecisions = Type.Object({ ...Message.properties, decisions: Type.Array(Decision) }, { additionalProperties: false });

export function readMessage(app: App, { db }: WebServices): void {
  app.get(
    '/api/v1/messages/:id',
    { config: { permission: 'runs:read' }, schema: { tags: ['messages'], summary: 'One message with its decisions', params: MessagePath, response: { 200: MessageWithDecisions } } },
    async (request) => {
      const message = await db.collection<MessageRecord>('messages').findOne({ _id: request.params.id, shopId: request.shopId });
      if (message === null) throw notFound('Message');
      const [decisions, numbers] = await Promise.all([decisionsOfMessage(db, request.shopId, message._id), orderNumbers(db, request.shopId, [message])]);
      return { ...presentMessage(message, numbers), decisions: decisions.map(presentDecision) };
    },
  );
}
