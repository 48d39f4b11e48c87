/** GET /api/v1/shop/complaints: how many mails of the last thirty days were called spam, and whether that endangers the sender. */
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { COMPLAINT_DAYS, COMPLAINT_LEVELS } from './complaint-rate.ts';

const Answer = Type.Object(
  {
    days: Type.Integer(),
    complaints: Type.Integer({ minimum: 0, description: 'Reported by mail providers (`message.complained`). Gmail reports its own only in its Postmaster Tools' }),
    sent: Type.Optional(Type.Integer({ minimum: 0, description: 'Mails handed over; absent when there are no complaints' })),
    level: Type.Enum(COMPLAINT_LEVELS, { description: '`watch` from one in a thousand, `high` from three in a thousand on' }),
  },
  { additionalProperties: false },
);

export function showComplaints(app: App, { complaintsOf }: WebServices): void {
  app.get(
    '/api/v1/shop/complaints',
    { config: { permission: 'shop:read' }, schema: { tags: ['shop'], summary: 'How many mails were called spam', response: { 200: Answer } } },
    async ({ shopId }) => ({ days: COMPLAINT_DAYS, ...(await complaintsOf(shopId)) }),
  );
}
