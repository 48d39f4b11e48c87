/** Figures of a journey as the API shows them; `count-runs.ts` says what exactly is counted. */
import { Type, type Static } from 'typebox';
import { Instant } from '../paging/instants.ts';

const closed = { additionalProperties: false } as const;
const count = Type.Integer({ minimum: 0 });

export const Revenue = Type.Object({ currency: Type.String(), amount: Type.Number(), orders: count }, closed);

export const NodeFigures = Type.Object(
  {
    entered: Type.Integer({ minimum: 0, description: 'Visits that began in the span' }),
    waiting: Type.Integer({ minimum: 0, description: 'There now' }),
    deferred: Type.Integer({ minimum: 0, description: 'Of those, whose message waits for a free slot' }),
    left: Type.Record(Type.String(), count, { description: 'Departures in the span, by port' }),
    sent: Type.Optional(count),
    skipped: Type.Optional(Type.Record(Type.String(), count, { description: 'By reason' })),
    ended: Type.Record(Type.String(), count, { description: 'Runs that ended here, by reason' }),
    moved: Type.Integer({ minimum: 0, description: 'Runs that were moved from here to another node when a version was published' }),
    clicked: Type.Optional(Type.Integer({ minimum: 0, description: 'Messages whose links were clicked at least once; absent where clicks are not counted' })),
    revenue: Type.Optional(Type.Array(Revenue, { description: 'Orders placed within 7 days after a click, for the last click before them; not cancelled' })),
  },
  closed,
);
export type NodeFigures = Static<typeof NodeFigures>;

export const JourneyFigures = Type.Object(
  {
    from: Type.Optional(Instant),
    to: Instant,
    countedAt: Instant,
    runs: Type.Object({ started: count, active: count, completed: count, exited: count, failed: count }, { ...closed, description: 'That started in the span, by what became of them' }),
    nodes: Type.Record(Type.String(), NodeFigures, { description: 'By node id; also nodes that only older versions have' }),
    edges: Type.Array(Type.Object({ from: Type.String(), port: Type.String(), to: Type.String(), traffic: count }, closed), { description: 'Of the version asked for, else of the live one' }),
    attributionDays: Type.Integer(),
  },
  closed,
);
export type JourneyFigures = Static<typeof JourneyFigures>;

export const FiguresQuery = Type.Object(
  {
    from: Type.Optional(Type.String({ format: 'date-time', description: 'Inclusive; from the beginning when absent' })),
    to: Type.Optional(Type.String({ format: 'date-time', description: 'Exclusive; now when absent' })),
    version: Type.Optional(Type.Integer({ minimum: 1, description: 'Only runs on this version' })),
    shop: Type.Optional(Type.String({ maxLength: 200 })),
  },
  closed,
);
