/** GET /api/v1/emails/blocks: pieces to insert into an e-mail of journeys about a subject, and mails to begin with. */
import { Type } from 'typebox';
import { JourneyEmail, Localized } from '@nachklang/nodes/sdk';
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { blocksFor, startingEmail } from './blocks/blocks.ts';
import { SubjectName } from './email-schema.ts';

const closed = { additionalProperties: false } as const;
const Block = Type.Object({ name: Type.String(), label: Localized, help: Localized, mjml: Localized }, closed);
const Blocks = Type.Object({ blocks: Type.Array(Block), starting: Type.Object({ service: JourneyEmail, marketing: JourneyEmail }, closed) }, closed);

export function listBlocks(app: App, _services: WebServices): void {
  app.get(
    '/api/v1/emails/blocks',
    { config: { permission: 'journeys:read' }, schema: { tags: ['emails'], summary: 'Pieces of e-mails to insert', querystring: Type.Object({ subject: SubjectName }, closed), response: { 200: Blocks } } },
    async (request) => {
      const [blocks, service, marketing] = await Promise.all([blocksFor(request.query.subject), startingEmail('service'), startingEmail('marketing')]);
      return { blocks, starting: { service, marketing } };
    },
  );
}
