/** The policy's decisions as the API shows them: for sends and non-sends alike. */
import { Type, type Static } from 'typebox';
import { Localized } from '@nachklang/nodes/sdk';
import type { DecisionRecord } from '../engine/outbox-model.ts';
import { Instant, OptionalInstant, iso, isoFields } from '../paging/instants.ts';
import { MessageState } from '../messages/message-schema.ts';
import { pageOf } from '../paging/page-schema.ts';
import { sentenceOf } from './decision-sentence.ts';

const closed = { additionalProperties: false } as const;

/** What became of it since. */
const Then = Type.Union([
  Type.Object({ kind: Type.Literal('message'), state: MessageState, at: OptionalInstant }, closed),
  Type.Object({ kind: Type.Literal('decision'), outcome: Type.Enum(['send', 'defer', 'skip']), at: Instant }, closed),
]);
export type Then = Static<typeof Then>;

export const Decision = Type.Object(
  {
    id: Type.String(),
    message: Type.String({ description: 'Key of the message that was asked for' }),
    contactId: Type.String(),
    journeyId: Type.String(),
    nodeId: Type.String(),
    at: Instant,
    outcome: Type.Enum(['send', 'defer', 'skip']),
    reason: Type.String({ description: 'Stable code of the rule that decided' }),
    checks: Type.Array(Type.Object({ rule: Type.String(), passed: Type.Boolean(), inputs: Type.Record(Type.String(), Type.Unknown()) }, closed)),
    competitors: Type.Optional(Type.Array(Type.Object({ message: Type.String(), journeyId: Type.String(), priority: Type.Integer(), at: Instant, ahead: Type.Boolean({ description: 'It was more important' }) }, closed))),
    nextPossibleAt: OptionalInstant,
    sentence: Localized,
    then: Type.Optional(Then),
    /** Who it is, for lists. */
    contact: Type.Optional(Type.Object({ email: Type.Optional(Type.String()), name: Type.Optional(Type.String()) }, closed)),
  },
  closed,
);
export type Decision = Static<typeof Decision>;
export const DecisionPage = pageOf(Decision);

export function presentDecision(record: DecisionRecord): Decision {
  const { _id: id, messageKey: message, contactId, journeyId, nodeId, outcome, reason, checks, competitors } = record;
  return { id, message, contactId, journeyId, nodeId, outcome, reason, checks, at: iso(record.at), ...(competitors && { competitors: competitors.map(({ key, at, ...rival }) => ({ message: key, at: iso(at), ...rival })) }), ...isoFields(record, ['nextPossibleAt']), sentence: sentenceOf(record) };
}
