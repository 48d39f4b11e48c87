/** GET /api/v1/journeys/:id/proof: how much advertising one contact can get at most once the draft is live, and whom it competes with. */
import { Type, type Static } from 'typebox';
import { Localized, messagePace } from '@nachklang/nodes/sdk';
import type { WebServices } from '../app-services.ts';
import { JourneyPath } from '../journeys/journey-schema.ts';
import { requireJourney } from '../journeys/require-journey.ts';
import { listLiveDocuments } from '../journeys/version-repository.ts';
import type { App } from '../plugins/app-instance.ts';
import { requireShop } from '../shops/require-shop.ts';
import { findContests, proveBounds, type Bound } from './prove-bounds.ts';

const closed = { additionalProperties: false } as const;
const WINDOW_DAYS = 7;
const DAY_MS = 86_400_000;

const ShownBound = Type.Object(
  {
    most: Type.Optional(Type.Integer({ minimum: 0, description: 'Whatever happens; absent when there is no bound' })),
    forOne: Type.Optional(Type.Integer({ minimum: 0, description: 'For a contact with one order of one line in one parcel; absent when there is no bound' })),
    open: Type.Array(Type.Object({ journeyId: Type.String(), because: Type.Enum(['subjects', 'circle'], { description: 'subjects: as often as there are orders, parcels or lines; circle: again and again' }) }, closed), {
      description: 'Why there is no bound whatever happens',
    }),
  },
  closed,
);
const Proof = Type.Object(
  {
    windowDays: Type.Integer(),
    withoutCaps: ShownBound,
    withCaps: ShownBound,
    journeys: Type.Array(
      Type.Object({ id: Type.String(), name: Localized, priority: Type.Integer({ description: 'Its own, or that of its most important message' }) }, closed),
      { description: 'This one as its draft, and all that are live and send something' },
    ),
    contests: Type.Array(Type.Object({ capId: Type.String(), journeyIds: Type.Array(Type.String()) }, closed), { description: 'Each two of the journeys can compete for a slot of the cap' }),
  },
  closed,
);

export function showProof(app: App, { db, nodeTypes }: WebServices): void {
  const definitions = new Map([...nodeTypes].map(([id, { definition }]) => [id, definition]));
  app.get(
    '/api/v1/journeys/:id/proof',
    { config: { permission: 'journeys:read' }, schema: { tags: ['journeys'], summary: 'How much advertising a contact can get at most with this draft live', params: JourneyPath, response: { 200: Proof } } },
    async (request): Promise<Static<typeof Proof>> => {
      const { shopId } = request;
      const [{ _id, draft }, shop, live] = await Promise.all([requireJourney(db, shopId, request.params.id), requireShop(db, shopId), listLiveDocuments(db, shopId)]);
      const others = live.filter(({ journeyId }) => journeyId !== _id);
      const journeys = [{ journeyId: _id, document: draft.document }, ...others].map(({ journeyId: id, document }) => ({ id, document, pace: messagePace(document, definitions) }));
      const { withoutCaps, withCaps } = proveBounds(journeys, shop.caps, WINDOW_DAYS * DAY_MS);
      return {
        windowDays: WINDOW_DAYS, withoutCaps: shown(withoutCaps), withCaps: shown(withCaps), contests: findContests(journeys, shop.caps),
        journeys: journeys.filter(({ id, pace }) => id === _id || pace.messages.length > 0).map(({ id, document, pace }) => ({ id, name: document.name, priority: Math.max(document.settings.priority, ...pace.messages.map(({ priority }) => priority)) })),
      };
    },
  );
}

function shown({ most, forOne, open }: Bound): Static<typeof ShownBound> {
  return { ...(Number.isFinite(most) && { most }), ...(Number.isFinite(forOne) && { forOne }), open };
}
