/** What the preview of a node is asked, and how it answers. */
import { Type, type Static } from 'typebox';
import { Localized } from '@nachklang/nodes/sdk';
import { Instant, OptionalInstant } from '../paging/instants.ts';

const closed = { additionalProperties: false } as const;
const text = Type.Optional(Type.String());
const node = { type: Type.String({ maxLength: 64 }), version: Type.Integer({ minimum: 1 }), settings: Type.Record(Type.String(), Type.Unknown()) };

export const PreviewForm = Type.Object(
  {
    journeyId: Type.Optional(Type.String({ maxLength: 200, description: 'Sticky choices depend on it' })),
    subject: Type.Enum(['order', 'parcel', 'line', 'contact']),
    timeZone: Type.Enum(['recipient', 'shop']),
    node: Type.Object({ id: Type.String({ maxLength: 64 }), ...node }, closed),
    triggers: Type.Array(Type.Object(node, closed), { maxItems: 20, description: 'Of the journey: their events are what the node is tried on' }),
  },
  closed,
);
export type PreviewForm = Static<typeof PreviewForm>;

export const Effect = Type.Object(
  {
    kind: Type.Enum(['call', 'task', 'tag', 'set-attribute', 'emit-event']),
    title: text,
    text,
    owner: text,
    dueAt: OptionalInstant,
    method: text,
    url: text,
    body: text,
    target: text,
    add: Type.Optional(Type.Array(Type.String())),
    remove: Type.Optional(Type.Array(Type.String())),
    name: text,
    value: Type.Optional(Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()])),
    type: text,
    properties: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  },
  closed,
);
export type PreviewEffect = Static<typeof Effect>;

const effects = Type.Array(Effect);

export const Outcome = Type.Union([
  Type.Object({ kind: Type.Literal('start') }, closed),
  Type.Object({ kind: Type.Literal('ignored'), reason: Type.String() }, closed),
  Type.Object({ kind: Type.Literal('next'), port: Type.String(), effects }, closed),
  Type.Object({ kind: Type.Literal('wait'), until: OptionalInstant, timeZone: Type.String(), eventTypes: Type.Optional(Type.Array(Type.String())), effects }, closed),
  Type.Object(
    { kind: Type.Literal('message'), email: Type.String(), class: Type.Enum(['transactional', 'marketing']), answer: Type.Enum(['send', 'defer', 'skip']), reason: Type.String(), until: OptionalInstant },
    { ...closed, description: 'What the policy would say if the message were asked for now' },
  ),
  Type.Object({ kind: Type.Literal('end'), reason: Type.String(), effects }, closed),
  Type.Object({ kind: Type.Literal('failed'), reason: Type.String(), words: Type.Optional(Localized) }, closed),
]);
export type Outcome = Static<typeof Outcome>;

const scalar = Type.Union([Type.String(), Type.Number(), Type.Boolean()]);
export const RuleResult = Type.Object(
  {
    path: Type.String({ description: 'JSON Pointer into the settings' }),
    field: Type.String(),
    operator: Type.String(),
    expected: Type.Optional(Type.Unknown()),
    actual: Type.Union([scalar, Type.Array(scalar), Type.Null()], { description: 'null when the fact is absent; dates in milliseconds since 1970' }),
    passed: Type.Boolean(),
  },
  closed,
);
export type RuleResult = Static<typeof RuleResult>;

export const Example = Type.Object(
  {
    event: Type.Object({ id: Type.String(), type: Type.String(), time: Instant, status: text }, closed),
    contact: Type.Object({ id: Type.String(), name: text }, closed),
    order: Type.Optional(Type.Object({ id: Type.String(), number: Type.String(), total: Type.Number(), currency: Type.String() }, closed)),
    line: Type.Optional(Type.Object({ id: Type.String(), title: Type.String() }, closed)),
    outcome: Outcome,
    rules: Type.Array(RuleResult, { description: 'Every rule that was looked at, with the value it met' }),
  },
  closed,
);
export type Example = Static<typeof Example>;

export const Preview = Type.Object(
  {
    usable: Type.Boolean({ description: 'False while the settings have problems: then there is nothing to try' }),
    eventTypes: Type.Array(Type.String(), { description: 'The events looked for' }),
    items: Type.Array(Example, { description: 'Newest first, at most ten' }),
  },
  closed,
);
export type Preview = Static<typeof Preview>;
