/** PUT and DELETE /api/v1/journeys/:id/presence/:client: I have this draft open, and who else has. News travels as topic `presence`. */
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import { actorOf } from '../auth/caller.ts';
import { callerOf } from '../auth/enforce-permissions.ts';
import { requireJourney } from '../journeys/require-journey.ts';
import { Instant, iso } from '../paging/instants.ts';
import type { App } from '../plugins/app-instance.ts';
import { arrive, depart, PRESENT_MS, whoIsThere } from './presence-repository.ts';

const closed = { additionalProperties: false } as const;
const PresencePath = Type.Object({ id: Type.String(), client: Type.String({ pattern: '^[A-Za-z0-9_-]{8,64}$', description: 'Made by the page, a fresh one for each' }) }, closed);
const PresenceForm = Type.Object({ nodeId: Type.Optional(Type.String({ maxLength: 64, description: 'The node whose settings are open' })) }, closed);
const Present = Type.Object(
  {
    others: Type.Array(Type.Object({ client: Type.String(), by: Type.String(), name: Type.String(), nodeId: Type.Optional(Type.String()), since: Instant, me: Type.Boolean({ description: 'The same person in another window' }) }, closed)),
    /** Where the draft stands: a page that is behind reads again. */
    revision: Type.Integer(),
    againWithinMs: Type.Integer({ description: 'Who has not said so again within this time is not there any more' }),
  },
  closed,
);

export function presenceRoutes(app: App, { db, clock, live }: WebServices): void {
  const config = { permission: 'journeys:read' } as const;
  app.put(
    '/api/v1/journeys/:id/presence/:client',
    { config, schema: { tags: ['journeys'], summary: 'I have this draft open; who else has?', params: PresencePath, body: PresenceForm, response: { 200: Present } } },
    async (request) => {
      const { shopId, params: { id, client }, body: { nodeId } } = request;
      const { draft } = await requireJourney(db, shopId, id);
      const caller = callerOf(request);
      const by = actorOf(caller);
      const now = clock.now();
      if (await arrive(db, { shopId, journeyId: id, clientId: client, by, name: caller.name, nodeId }, now)) live.publish(shopId, { topic: 'presence', id });
      const there = await whoIsThere(db, shopId, id, now);
      return {
        others: there.filter(({ clientId }) => clientId !== client).map(({ clientId, by: other, name, nodeId: at, since }) => ({
          client: clientId, by: other, name, since: iso(since), me: other === by, ...(at !== undefined && { nodeId: at }),
        })),
        revision: draft.revision,
        againWithinMs: PRESENT_MS,
      };
    },
  );
  app.delete(
    '/api/v1/journeys/:id/presence/:client',
    { config, schema: { tags: ['journeys'], summary: 'I have closed this draft', params: PresencePath } },
    async (request, reply) => {
      const { shopId, params: { id, client } } = request;
      if (await depart(db, shopId, id, client)) live.publish(shopId, { topic: 'presence', id });
      return reply.code(204).send();
    },
  );
}
