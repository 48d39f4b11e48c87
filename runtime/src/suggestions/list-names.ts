/** GET /api/v1/suggestions/names?of=…: names this shop uses that are no values of a field: custom events, attributes, owners of tasks. */
import { NAME_SUGGESTIONS, type NameSuggestion } from '@nachklang/nodes/sdk';
import type { mongo } from 'mongoose';
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import { callerOf } from '../auth/enforce-permissions.ts';
import { membersOf } from '../auth/membership-repository.ts';
import type { App } from '../plugins/app-instance.ts';
import { requireShop } from '../shops/require-shop.ts';
import { LOOKED_AT } from './read-values.ts';
import { customEventTypes, recentContacts, recentEvents } from './recent-records.ts';

const closed = { additionalProperties: false } as const;
const MOST = 100;

const Query = Type.Object({ of: Type.Enum(NAME_SUGGESTIONS), shop: Type.Optional(Type.String({ maxLength: 200 })) }, closed);
const Names = Type.Object({ items: Type.Array(Type.String()) }, closed);

export function listNames(app: App, { db }: WebServices): void {
  app.get(
    '/api/v1/suggestions/names',
    { config: { permission: 'contacts:read' }, schema: { tags: ['suggestions'], summary: 'Names this shop uses', querystring: Query, response: { 200: Names } } },
    async (request) => {
      const { of } = request.query;
      // Who is in the team is for those who may see the team.
      if (of === 'task-owners' && !callerOf(request).permissions.has('team:read')) return { items: [] };
      return { items: [...new Set(await READ[of](db, request.shopId))].slice(0, MOST) };
    },
  );
}

const READ: Record<NameSuggestion, (db: mongo.Db, shopId: string) => Promise<string[]>> = {
  'custom-events': async (db, shopId) => (await customEventTypes(db, shopId, MOST)).map((type) => type.slice('custom.'.length)),
  'contact-attributes': async (db, shopId) => (await recentContacts(db, shopId, LOOKED_AT)).flatMap(({ view }) => Object.keys(view.attributes)).sort(),
  'event-properties': async (db, shopId) => {
    const events = await recentEvents(db, shopId, await customEventTypes(db, shopId, MOST), LOOKED_AT);
    return events.flatMap(({ data }) => Object.keys(typeof data['properties'] === 'object' ? (data['properties'] ?? {}) : {})).sort();
  },
  'task-owners': async (db, shopId) => (await membersOf(db, shopId)).map(({ name }) => name),
  'message-categories': async (db, shopId) => (await requireShop(db, shopId)).caps.flatMap(({ category }) => category ?? []),
};
