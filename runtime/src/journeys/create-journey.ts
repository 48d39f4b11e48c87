/** POST /api/v1/journeys: a new draft, empty, from a document (import) or from a template. */
import { DEFAULT_JOURNEY_SETTINGS, type JourneyDocument, type Locale, type Localized } from '@nachklang/nodes/sdk';
import type { Static } from 'typebox';
import type { WebServices } from '../app-services.ts';
import { actorOf } from '../auth/caller.ts';
import { callerOf } from '../auth/enforce-permissions.ts';
import type { App } from '../plugins/app-instance.ts';
import { invalidRequest } from '../plugins/validation.ts';
import { findShop } from '../shops/shop-repository.ts';
import { etagOf } from './if-match.ts';
import { insertJourney, type JourneyRecord } from './journey-repository.ts';
import { Journey, NewJourney, presentJourney } from './journey-schema.ts';
import { loadTemplate } from './load-template.ts';

export function createJourney(app: App, { db, clock, live }: WebServices): void {
  app.post(
    '/api/v1/journeys',
    { config: { permission: 'journeys:write' }, schema: { tags: ['journeys'], summary: 'Create from a name, a document or a template', body: NewJourney, response: { 201: Journey } } },
    async (request, reply) => {
      const document = await documentFor(request.body, async () => (await findShop(db, request.shopId))?.view.locale);
      const journey = newJourney(document, { id: clock.uuid(), shopId: request.shopId, at: clock.now(), by: actorOf(callerOf(request)) });
      await insertJourney(db, journey);
      live.publish(request.shopId, { topic: 'journeys', id: journey._id });
      return reply.code(201).header('etag', etagOf(1)).header('location', `/api/v1/journeys/${journey._id}`).send(presentJourney(journey));
    },
  );
}

/** A journey record with its first draft. */
export function newJourney(document: JourneyDocument, { id, shopId, at, by }: { id: string; shopId: string; at: number; by: string }): JourneyRecord {
  return {
    _id: id, shopId, name: document.name, state: 'draft', versions: 0,
    draft: { document, revision: 1, savedAt: at, savedBy: by },
    createdAt: at, createdBy: by, updatedAt: at,
  };
}

async function documentFor({ name, document, template }: Static<typeof NewJourney>, shopLocale: () => Promise<Locale | undefined>): Promise<JourneyDocument> {
  if ([name, document, template].filter((given) => given !== undefined).length !== 1) {
    throw invalidRequest([{ field: '', in: 'body', code: 'one_of', detail: 'Give exactly one of name (an empty journey), document (an import) or template.' }]);
  }
  if (document !== undefined) return document;
  if (name !== undefined) return emptyDocument(name);
  const loaded = await loadTemplate(template ?? '', await shopLocale());
  if (loaded === undefined) throw invalidRequest([{ field: '/template', in: 'body', code: 'unknown_template', detail: `There is no template ${template}. GET /api/v1/templates lists them.` }]);
  return loaded;
}

function emptyDocument(name: Localized): JourneyDocument {
  return { format: 1, name, subject: 'order', settings: DEFAULT_JOURNEY_SETTINGS, nodes: [], edges: [], emails: {}, notes: [] };
}
