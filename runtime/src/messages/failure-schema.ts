/** Why something failed, as the API says it: pages put it into sentences of their own. */
import { Type, type Static } from 'typebox';
import { FAILURE_CODES } from '../engine/failure.ts';

export const FailureReason = Type.Object(
  {
    code: Type.Enum(FAILURE_CODES, { description: 'Stable: programs may rely on it' }),
    data: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]), { description: 'What it is about: a node, an error’s own words, the answer of the mail server' })),
  },
  { additionalProperties: false },
);
export type FailureReason = Static<typeof FailureReason>;
