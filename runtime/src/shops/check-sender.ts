/** GET /api/v1/shop/sender-check: whether receivers will believe the sender, by what the name system says of its domain. */
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { notFound } from '../plugins/problem.ts';
import { readSenderRecords } from './sender-records.ts';
import { findShop } from './shop-repository.ts';

const closed = { additionalProperties: false } as const;
const findingFields = {
  state: Type.Enum(['good', 'missing', 'weak', 'several', 'unreachable']),
  record: Type.Optional(Type.String({ description: 'As it was found' })),
  suggestion: Type.Optional(Type.Object({ name: Type.String(), type: Type.Literal('TXT'), value: Type.String() }, { ...closed, description: 'What to enter at the provider of the domain' })),
};
const SenderCheck = Type.Object(
  {
    domain: Type.String(),
    sends: Type.Enum(['smtp', 'mailbox'], { description: 'Whether mails leave at all, or stay in the built-in mailbox' }),
    freeMail: Type.Boolean({ description: 'The domain belongs to a mail provider: its records cannot be changed' }),
    spf: Type.Object(findingFields, closed),
    dkim: Type.Object({ ...findingFields, selector: Type.Optional(Type.String()) }, closed),
    dmarc: Type.Object({ ...findingFields, policy: Type.Optional(Type.String()) }, closed),
  },
  closed,
);

export function checkSender(app: App, { db, names, config: { smtpUrl } }: WebServices): void {
  app.get(
    '/api/v1/shop/sender-check',
    { config: { permission: 'shop:read' }, schema: { tags: ['shop'], summary: 'SPF, DKIM and DMARC of the sender', response: { 200: SenderCheck } } },
    async (request) => {
      const shop = await findShop(db, request.shopId);
      if (shop === null) throw notFound('Shop');
      const records = await readSenderRecords(names, shop.mailFrom, smtpUrl === undefined ? undefined : new URL(smtpUrl).hostname);
      return { ...records, sends: smtpUrl === undefined ? ('mailbox' as const) : ('smtp' as const) };
    },
  );
}
