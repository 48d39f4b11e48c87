/** The journey document: one schema gives the type, the API contract, the validator and the published JSON Schema (design §5). */
import { Type, type Static } from 'typebox';
import { Duration, keyed, Localized, type Locale } from './values.ts';

const closed = { additionalProperties: false } as const;
const NodeId = Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$' });
const Position = Type.Object({ x: Type.Number(), y: Type.Number() }, closed);

export const JourneyNode = Type.Object(
  {
    id: NodeId,
    type: Type.String({ minLength: 1, maxLength: 64 }),
    version: Type.Integer({ minimum: 1 }),
    name: Type.Optional(Localized),
    settings: keyed(Type.Unknown()),
    position: Position,
  },
  closed,
);
export type JourneyNode = Static<typeof JourneyNode>;

export const JourneyEdge = Type.Object({ from: NodeId, port: Type.String({ minLength: 1, maxLength: 64 }), to: NodeId }, closed);
export type JourneyEdge = Static<typeof JourneyEdge>;

export const EmailContent = Type.Object(
  { subject: Type.String({ maxLength: 500 }), preheader: Type.Optional(Type.String({ maxLength: 500 })), mjml: Type.String({ maxLength: 500_000 }) },
  closed,
);
export type EmailContent = Static<typeof EmailContent>;

export const JourneyEmail = Type.Object({ de: EmailContent, en: EmailContent }, closed);
export type JourneyEmail = Static<typeof JourneyEmail>;

export const ExitRule = Type.Object(
  {
    type: Type.String({ minLength: 1, description: 'Event type that ends the run' }),
    scope: Type.Optional(Type.Union([Type.Literal('order'), Type.Literal('contact')])),
  },
  closed,
);

export const JourneySettings = Type.Object(
  {
    reentry: Type.Object(
      {
        per: Type.Union([Type.Literal('subject'), Type.Literal('contact')]),
        max: Type.Integer({ minimum: 1, maximum: 1000 }),
        /** Not again before this long after the last entry. */
        after: Type.Optional(Duration),
      },
      closed,
    ),
    exitOn: Type.Array(ExitRule, { maxItems: 50 }),
    goal: Type.Optional(Type.Object({ type: Type.String(), within: Type.Optional(Duration) }, closed)),
    priority: Type.Integer({ minimum: 0, maximum: 100 }),
    timeZone: Type.Union([Type.Literal('recipient'), Type.Literal('shop')]),
    /** Share of contacts (0–1) kept out for comparison. */
    holdout: Type.Number({ minimum: 0, maximum: 0.5 }),
  },
  closed,
);
export type JourneySettings = Static<typeof JourneySettings>;

export const JourneyDocument = Type.Object(
  {
    format: Type.Literal(1),
    name: Localized,
    description: Type.Optional(Localized),
    subject: Type.Union([Type.Literal('order'), Type.Literal('parcel'), Type.Literal('line'), Type.Literal('contact')]),
    settings: JourneySettings,
    nodes: Type.Array(JourneyNode, { maxItems: 1000 }),
    edges: Type.Array(JourneyEdge, { maxItems: 4000 }),
    emails: keyed(JourneyEmail, '^[a-z0-9][a-z0-9-]{0,63}$'),
    notes: Type.Array(Type.Object({ position: Position, text: Type.String({ maxLength: 10_000 }) }, closed), { maxItems: 200 }),
  },
  { ...closed, $id: 'https://nachklang.dev/schema/journey-1.json' },
);
export type JourneyDocument = Static<typeof JourneyDocument>;

export const DEFAULT_JOURNEY_SETTINGS: JourneySettings = {
  reentry: { per: 'subject', max: 1 },
  exitOn: [],
  priority: 50,
  timeZone: 'recipient',
  holdout: 0,
};

export type { Locale };
