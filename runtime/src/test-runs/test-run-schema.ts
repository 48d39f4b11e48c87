/** A test run as it is asked for and answered. */
import { Type, type Static } from 'typebox';
import { Duration, JourneyDocument, Locale, Localized } from '@nachklang/nodes/sdk';
import { Problem } from '../journeys/journey-schema.ts';
import { FailureReason } from '../messages/failure-schema.ts';
import { Instant } from '../paging/instants.ts';

const closed = { additionalProperties: false } as const;
const text = Type.Optional(Type.String());

const sampleFields = {
  country: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$' })),
  locale: Type.Optional(Locale),
  total: Type.Optional(Type.Number({ minimum: 0, maximum: 10_000_000 })),
  parcels: Type.Optional(Type.Integer({ minimum: 0, maximum: 10 })),
  startAt: Type.Optional(Type.String({ format: 'date-time', description: 'When the story begins; now when absent' })),
};
const Who = Type.Union([
  Type.Object({ kind: Type.Literal('order'), orderId: Type.String({ minLength: 1, maxLength: 200 }) }, closed),
  Type.Object({ kind: Type.Literal('contact'), contactId: Type.String({ minLength: 1, maxLength: 200 }), ...sampleFields }, closed),
  Type.Object(
    {
      kind: Type.Literal('sample'), ...sampleFields,
      firstName: Type.Optional(Type.String({ maxLength: 100 })),
      consent: Type.Optional(Type.Boolean({ description: 'Agreed to marketing, confirmed; yes when absent' })),
    },
    closed,
  ),
]);
export type Who = Static<typeof Who>;

export const ScriptEvent = Type.Object(
  {
    type: Type.String({ minLength: 1, maxLength: 100, description: 'order.cancelled, parcel.status, return.requested, custom.<name> …' }),
    after: Type.Intersect([Duration], { description: 'From the beginning of the story' }),
    parcel: Type.Optional(Type.Integer({ minimum: 1, maximum: 10, description: 'Which parcel; the first when absent' })),
    status: Type.Optional(Type.String({ description: 'Of parcel.status; delivered when absent' })),
    data: Type.Optional(Type.Record(Type.String(), Type.Unknown(), { description: 'More of the event’s own data' })),
  },
  closed,
);
export type ScriptEvent = Static<typeof ScriptEvent>;

export const Branch = Type.Object(
  {
    nodeId: Type.String({ maxLength: 64 }),
    port: Type.String({ maxLength: 64 }),
    after: Type.Optional(Type.Intersect([Duration], { description: 'For a wait: how long it waits before it leaves by this port' })),
  },
  closed,
);
export type Branch = Static<typeof Branch>;

export const TestRunForm = Type.Object(
  {
    document: Type.Optional(Type.Unknown({ description: 'A journey document; the saved draft when absent' })),
    who: Who,
    script: Type.Optional(Type.Array(ScriptEvent, { maxItems: 50, description: 'What happens, beside the events of a real order; instead of the usual story of an invented one' })),
    branches: Type.Optional(Type.Array(Branch, { maxItems: 200, description: 'Nodes that leave by a chosen port, whatever they would say' })),
    locale: Type.Optional(Type.Intersect([Locale], { description: 'Language of the mails; the recipient’s when absent' })),
  },
  closed,
);
export type TestRunForm = Static<typeof TestRunForm>;

const Moment = Type.Object({ utc: Instant, local: Type.String({ description: 'On the recipient’s wall clock, with its offset' }) }, closed);
export type Moment = Static<typeof Moment>;

const RuleOutcome = Type.Object(
  {
    path: Type.String({ description: 'JSON Pointer into the group of rules' }),
    field: Type.String(), label: Localized, type: Type.String(),
    operator: Type.String(), operatorLabel: Localized,
    expected: Type.Unknown({ description: 'As written in the rule' }),
    expectedField: Type.Optional(Localized),
    actual: Type.Unknown({ description: 'Null when absent; dates are milliseconds' }),
    passed: Type.Boolean(),
  },
  closed,
);
const Explained = Type.Object({ path: Type.String({ description: 'JSON Pointer into the node’s settings' }), holds: Type.Boolean(), combinator: Type.String(), rules: Type.Array(RuleOutcome) }, closed);
export type Explained = Static<typeof Explained>;

const TestDecision = Type.Object(
  {
    at: Moment, outcome: Type.Enum(['send', 'defer', 'skip']), reason: Type.String(), until: Type.Optional(Moment), sentence: Localized,
    checks: Type.Array(Type.Object({ rule: Type.String(), passed: Type.Boolean(), inputs: Type.Record(Type.String(), Type.Unknown()) }, closed)),
  },
  closed,
);
const Mail = Type.Object({ subject: Type.String(), preheader: text, html: Type.String(), text: Type.String() }, closed);
export type TestMail = Static<typeof Mail>;
const MailProblem = Type.Object({ field: Type.String(), line: Type.Optional(Type.Integer()), message: Localized }, closed);

export const TestMessage = Type.Object(
  {
    email: Type.String(), channel: Type.String(), class: Type.Enum(['transactional', 'marketing']), locale: Locale, to: text,
    decisions: Type.Array(TestDecision),
    mail: Type.Optional(Mail), mailProblems: Type.Array(MailProblem),
  },
  closed,
);
export type TestMessage = Static<typeof TestMessage>;

export const TestVisit = Type.Object(
  {
    nodeId: Type.String(), visit: Type.Integer(), at: Moment,
    leftAt: Type.Optional(Moment), port: text,
    why: Type.Enum(['trigger', 'at_once', 'time', 'event', 'policy', 'chosen', 'ended', 'exit', 'failed', 'waiting']),
    event: Type.Optional(Type.String({ description: 'Type of the event that brought it on' })),
    note: text,
    waits: Type.Array(Type.Object({ from: Moment, until: Type.Optional(Moment), waitsFor: Type.Optional(Type.Array(Type.String())) }, closed)),
    rules: Type.Array(Explained),
    effects: Type.Array(Type.Unknown()),
    message: Type.Optional(TestMessage),
  },
  closed,
);
export type TestVisit = Static<typeof TestVisit>;

const Ending = Type.Object({ at: Moment, state: Type.Enum(['completed', 'exited', 'failed']), reason: Type.String(), failure: Type.Optional(FailureReason) }, closed);
const Run = Type.Object(
  {
    id: Type.String(), orderId: text, parcelId: text, lineId: text,
    startedAt: Moment, visits: Type.Array(TestVisit),
    /** Absent when it still waits where the story ends. */
    end: Type.Optional(Ending),
  },
  closed,
);
export type TestedRun = Static<typeof Run>;

const TestedTrigger = Type.Object(
  { nodeId: Type.String(), eventType: Type.String(), at: Moment, outcome: Type.Enum(['enroll', 'ignore']), reason: text, rules: Type.Array(Explained) },
  closed,
);
export const TestRun = Type.Object(
  {
    timeZone: Type.String({ description: 'Of the recipient' }),
    startedAt: Moment,
    /** What lies behind this instant has not happened yet. */
    now: Moment,
    contact: Type.Object({ id: Type.String(), email: text, firstName: text, lastName: text, locale: Locale, country: text }, closed),
    order: Type.Optional(Type.Object({ id: Type.String(), number: Type.String(), total: Type.Number(), currency: Type.String(), parcels: Type.Integer() }, closed)),
    events: Type.Array(
      Type.Object({ at: Moment, type: Type.String(), origin: Type.Enum(['real', 'sample', 'script']), parcelId: text, status: text }, closed),
    ),
    triggers: Type.Array(TestedTrigger, { description: 'What the triggers said to the events they listen to' }),
    runs: Type.Array(Run),
    problems: Type.Array(Problem, { description: 'Of the document; a node with an error fails when the run comes to it' }),
    unused: Type.Array(Type.Object({ type: Type.String(), reason: Type.String() }, closed)),
    stopped: Type.Optional(Type.Enum(['too_many_steps'], { description: 'Present when the test was cut short' })),
    document: JourneyDocument,
  },
  closed,
);
export type TestRun = Static<typeof TestRun>;
