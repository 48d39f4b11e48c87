/** GET /api/v1/journeys/:id/moves: the moves of runs between versions, newest first, with how far they are. */
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import { JourneyPath, MoveTarget } from '../journeys/journey-schema.ts';
import { requireJourney } from '../journeys/require-journey.ts';
import { Instant, iso, isoFields, OptionalInstant } from '../paging/instants.ts';
import type { App } from '../plugins/app-instance.ts';
import { listMoves as readMoves, type MoveRecord } from './move-record.ts';

const closed = { additionalProperties: false } as const;
const count = Type.Integer({ minimum: 0 });
const Move = Type.Object(
  {
    toVersion: Type.Integer(),
    from: Type.Array(Type.Object({ version: Type.Integer(), nodes: Type.Record(Type.String(), MoveTarget) }, closed)),
    state: Type.Enum(['running', 'done', 'dropped'], { description: 'running: until a last look some seconds after the publication; dropped: the publication never came about' }),
    createdAt: Instant, createdBy: Type.String(), finishedAt: OptionalInstant,
    moved: count, ended: count,
  },
  closed,
);

export function listMoves(app: App, { db }: WebServices): void {
  app.get(
    '/api/v1/journeys/:id/moves',
    { config: { permission: 'journeys:read' }, schema: { tags: ['journeys'], summary: 'Runs moved between versions', params: JourneyPath, response: { 200: Type.Object({ items: Type.Array(Move) }, closed) } } },
    async (request) => {
      const journey = await requireJourney(db, request.shopId, request.params.id);
      return { items: (await readMoves(db, request.shopId, journey._id)).map(present) };
    },
  );
}

function present(record: MoveRecord) {
  const { toVersion, from, state, createdAt, createdBy, moved, ended } = record;
  return { toVersion, from, state, createdAt: iso(createdAt), createdBy, moved, ended, ...isoFields(record, ['finishedAt']) };
}
