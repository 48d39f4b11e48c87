/** What ingest says to each event it was given. */
import { Type, type Static } from 'typebox';

export const EventProblem = Type.Object(
  {
    code: Type.String({ description: 'Stable: programs may rely on it' }),
    field: Type.Optional(Type.String({ description: 'JSON Pointer into the event' })),
    detail: Type.String({ description: 'What is wrong and what to do about it' }),
  },
  { additionalProperties: false },
);
export type EventProblem = Static<typeof EventProblem>;

export const Answer = Type.Object(
  {
    id: Type.String({ description: 'The event’s own id, as far as it had one' }),
    status: Type.Enum(['accepted', 'duplicate', 'invalid']),
    problem: Type.Optional(EventProblem),
  },
  { additionalProperties: false },
);
export type Answer = Static<typeof Answer>;

export function invalid(id: string, problem: EventProblem): Answer {
  return { id, status: 'invalid', problem };
}
