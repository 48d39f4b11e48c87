/** GET /api/v1/templates: ready journeys to start from. */
import { Type } from 'typebox';
import { Localized } from '@nachklang/nodes/sdk';
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { listTemplates as templateNames, loadTemplate } from './load-template.ts';

const closed = { additionalProperties: false } as const;
const Templates = Type.Object({ items: Type.Array(Type.Object({ template: Type.String(), name: Localized, description: Type.Optional(Localized) }, closed)) }, closed);

export function listTemplates(app: App, _services: WebServices): void {
  app.get('/api/v1/templates', { config: { permission: 'journeys:read' }, schema: { tags: ['journeys'], summary: 'Ready journeys', response: { 200: Templates } } }, async () => {
    const names = await templateNames();
    const documents = await Promise.all(names.map(async (template) => ({ template, document: await loadTemplate(template) })));
    return {
      items: documents.flatMap(({ template, document }) =>
        document === undefined ? [] : [{ template, name: document.name, ...(document.description !== undefined && { description: document.description }) }],
      ),
    };
  });
}
