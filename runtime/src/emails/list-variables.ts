/** GET /api/v1/emails/variables: what an e-mail may print in journeys about a subject, with what a chosen customer has there. */
import { Type } from 'typebox';
import { Locale, Localized } from '@nachklang/nodes/sdk';
import type { WebServices } from '../app-services.ts';
import { requirePersonalData } from '../auth/require-personal-data.ts';
import type { App } from '../plugins/app-instance.ts';
import { notFound } from '../plugins/problem.ts';
import { findShop } from '../shops/shop-repository.ts';
import { templateVariables } from '../stages/rendering/index.ts';
import { SubjectName } from './email-schema.ts';
import { variablesOf } from './language/variables.ts';
import { sampleFacts } from './samples/sample-facts.ts';

const closed = { additionalProperties: false } as const;
const Query = Type.Object({ subject: SubjectName, locale: Locale, orderId: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })) }, closed);
const Variable = Type.Object(
  {
    path: Type.String({ description: 'Fields of the items of a list stand after []' }),
    kind: Type.Enum(['value', 'list', 'object', 'open']),
    optional: Type.Boolean({ description: 'Printing it needs a default or a condition' }),
    label: Localized,
    filter: Type.Optional(Type.Enum(['money', 'date_long', 'newline_to_br', 'country_name'])),
    sample: Type.Optional(Type.String()),
  },
  closed,
);

export function listVariables(app: App, { db, clock, config }: WebServices): void {
  app.get(
    '/api/v1/emails/variables',
    { config: { permission: 'journeys:read' }, schema: { tags: ['emails'], summary: 'Variables of e-mails with sample values', querystring: Query, response: { 200: Type.Object({ items: Type.Array(Variable) }, closed) } } },
    async (request) => {
      const { subject, locale, orderId } = request.query;
      if (orderId !== undefined) requirePersonalData(request);
      const shop = await findShop(db, request.shopId);
      if (shop === null) throw notFound('Shop');
      const { facts } = await sampleFacts(db, shop, { subject, locale, orderId }, clock.now());
      const sample = templateVariables(facts, { locale, formalAddress: shop.formalAddress, unsubscribeUrl: () => `${config.baseUrl}/p/u/…` });
      return { items: variablesOf(subject, sample) };
    },
  );
}
