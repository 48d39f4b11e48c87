/** GET /api/v1/templates/:template and its mails: a template in full, as the gallery shows it before somebody uses it. */
import { JourneyDocument, Locale, Localized, type EmailContent } from '@nachklang/nodes/sdk';
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import { inventedFacts } from '../emails/samples/invented-facts.ts';
import type { ShopRecord } from '../engine/shop-model.ts';
import { MAIL_SANDBOX } from '../mailbox/mail-sandbox.ts';
import type { App } from '../plugins/app-instance.ts';
import { notFound } from '../plugins/problem.ts';
import { findShop } from '../shops/shop-repository.ts';
import { compileEmail, renderEmail, templateVariables, type RenderedEmail } from '../stages/rendering/index.ts';
import { loadTemplate } from './load-template.ts';
import { classesOfTemplate, templateFields } from './template-summary.ts';
import { readTemplateReadme } from './template-readme.ts';

const closed = { additionalProperties: false } as const;
const TemplatePath = Type.Object({ template: Type.String({ maxLength: 64 }) }, closed);
const MailPath = Type.Object({ ...TemplatePath.properties, key: Type.String({ maxLength: 200 }), locale: Locale }, closed);
const Point = Type.Object({ heading: Type.String(), text: Type.String() }, closed);
const Sections = Type.Array(Type.Object({ heading: Type.String(), text: Type.String(), points: Type.Array(Point) }, closed));

const Template = Type.Object({ ...templateFields, about: Type.Object({ de: Sections, en: Sections }, closed), mails: Type.Array(Type.Object({ key: Type.String(), subject: Localized }, closed)), document: JourneyDocument }, closed);

export function showTemplate(app: App, { db, clock, config: { baseUrl } }: WebServices): void {
  const config = { permission: 'journeys:read' } as const;

  const compiled = new Map<string, ReturnType<typeof compileEmail>>();
  /** Templates are files of this program: a mail of theirs is compiled once. */
  function compileOnce(content: EmailContent, locale: Locale): ReturnType<typeof compileEmail> {
    const key = JSON.stringify([locale, content]);
    const known = compiled.get(key) ?? compileEmail(content, locale);
    compiled.set(key, known);
    return known;
  }

  async function render(shop: ShopRecord, document: JourneyDocument, key: string, locale: Locale): Promise<RenderedEmail> {
    const content = document.emails[key]?.[locale];
    if (content === undefined) throw notFound('Mail');
    const facts = inventedFacts(shop.view, document.subject, locale, clock.now());
    // Leads nowhere: nobody is unsubscribed by a preview.
    return renderEmail(await compileOnce(content, locale), templateVariables(facts, { locale, formalAddress: shop.formalAddress, unsubscribeUrl: () => `${baseUrl}/p/u/preview` }));
  }

  app.get('/api/v1/templates/:template', { config, schema: { tags: ['journeys'], summary: 'One template with its journey', params: TemplatePath, response: { 200: Template } } }, async (request) => {
    const { template } = request.params;
    const [shop, { sections, goal }] = await Promise.all([findShop(db, request.shopId), readTemplateReadme(template)]);
    const document = await loadTemplate(template, shop?.view.locale);
    if (document === undefined || shop === null) throw notFound('Template');
    const mails = await Promise.all(Object.keys(document.emails).map(async (key) => {
      const [de, en] = await Promise.all([render(shop, document, key, 'de'), render(shop, document, key, 'en')]);
      return { key, subject: { de: de.subject, en: en.subject } };
    }));
    return {
      template, name: document.name, classes: classesOfTemplate(document), about: sections, mails, document,
      ...(document.description !== undefined && { description: document.description }),
      ...(goal !== undefined && { goal }),
    };
  });

  app.get(
    '/api/v1/templates/:template/mails/:key/:locale',
    { config, schema: { tags: ['journeys'], summary: 'A mail of a template as a page, for an invented customer, in a sandbox', params: MailPath, produces: ['text/html'] } },
    async (request, reply) => {
      const { template, key, locale } = request.params;
      const [document, shop] = await Promise.all([loadTemplate(template), findShop(db, request.shopId)]);
      if (document === undefined || shop === null) throw notFound('Template');
      const { html } = await render(shop, document, key, locale);
      return reply.headers({ 'content-security-policy': MAIL_SANDBOX, 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' }).type('text/html; charset=utf-8').send(html);
    },
  );
}
