/** GET /api/v1/templates: ready journeys to start from. */
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { listTemplates as templateNames, loadTemplate } from './load-template.ts';
import { readTemplateReadme } from './template-readme.ts';
import { classesOfTemplate, templateFields } from './template-summary.ts';

const closed = { additionalProperties: false } as const;
const count = Type.Integer({ minimum: 0 });
const Templates = Type.Object({ items: Type.Array(Type.Object({ ...templateFields, mails: count, steps: count }, closed)) }, closed);

export function listTemplates(app: App, _services: WebServices): void {
  app.get('/api/v1/templates', { config: { permission: 'journeys:read' }, schema: { tags: ['journeys'], summary: 'Ready journeys', response: { 200: Templates } } }, async () => {
    const names = await templateNames();
    const items = await Promise.all(names.map(async (template) => {
      const [document, { goal }] = await Promise.all([loadTemplate(template), readTemplateReadme(template)]);
      if (document === undefined) return [];
      const { name, description, emails, nodes } = document;
      return [{
        template, name, classes: classesOfTemplate(document), mails: Object.keys(emails).length, steps: nodes.length,
        ...(description !== undefined && { description }),
        ...(goal !== undefined && { goal }),
      }];
    }));
    return { items: items.flat() };
  });
}
