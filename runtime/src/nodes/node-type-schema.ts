/** Node types as the editor needs them: what is data goes to the browser, what is code is asked for by `describe`. */
import { Type, type Static } from 'typebox';
import { Localized } from '@nachklang/nodes/sdk';
import { Problem } from '../journeys/journey-schema.ts';

const closed = { additionalProperties: false } as const;
const help = Type.Optional(Type.String({ description: 'Markdown' }));

export const Port = Type.Object({ id: Type.String(), label: Localized }, closed);

export const NodeType = Type.Object(
  {
    id: Type.String(),
    version: Type.Integer(),
    kind: Type.Enum(['trigger', 'wait', 'condition', 'action']),
    label: Localized,
    description: Localized,
    icon: Type.String({ description: 'Name of a Tabler icon' }),
    settings: Type.Record(Type.String(), Type.Unknown(), { description: 'JSON Schema; x-form holds what its form needs, ~ruleGroup marks a group of rules' }),
    defaults: Type.Record(Type.String(), Type.Unknown()),
    ports: Type.Array(Port, { description: 'With the defaults' }),
    portsFollowSettings: Type.Boolean({ description: 'Other settings may give other exits' }),
    summary: Type.Object(Localized.properties, { ...closed, description: 'With the defaults' }),
    subjects: Type.Optional(Type.Array(Type.Enum(['order', 'parcel', 'line', 'contact']), { description: 'What a run may be about; anything when absent' })),
    pauses: Type.Boolean({ description: 'Time passes here: a loop through it cannot spin' }),
    sendsMessage: Type.Boolean(),
    help: Type.Object({ de: help, en: help }, closed),
    custom: Type.Boolean({ description: 'Of the folder NACHKLANG_NODES; the browser does not have its code' }),
  },
  closed,
);
export type NodeType = Static<typeof NodeType>;
export const NodeTypeList = Type.Object({ items: Type.Array(NodeType) }, closed);

export const NodesToDescribe = Type.Object(
  {
    subject: Type.Optional(Type.Enum(['order', 'parcel', 'line', 'contact'], { description: 'Of the journey; order when absent' })),
    nodes: Type.Array(
      Type.Object({ type: Type.String({ maxLength: 64 }), version: Type.Integer({ minimum: 1 }), settings: Type.Record(Type.String(), Type.Unknown()) }, closed),
      { minItems: 1, maxItems: 200 },
    ),
  },
  closed,
);

export const NodeDescription = Type.Object(
  {
    /** Absent when they cannot be known: the type is unknown, or the settings do not fit. */
    ports: Type.Optional(Type.Array(Port)),
    summary: Type.Optional(Localized),
    eventTypes: Type.Optional(Type.Array(Type.String(), { description: 'Event types it listens to' })),
    problems: Type.Array(Problem, { description: 'Of this node alone; path counts from its settings' }),
  },
  closed,
);
export type NodeDescription = Static<typeof NodeDescription>;
export const NodeDescriptions = Type.Object({ items: Type.Array(NodeDescription, { description: 'In the order of the request' }) }, closed);
