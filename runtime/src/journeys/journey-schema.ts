/** Journeys, drafts and versions as the API shows and takes them. */
import { Type, type Static } from 'typebox';
import { JourneyDocument, Localized } from '@nachklang/nodes/sdk';
import { whoFields } from '../auth/actor-names.ts';
import { pageOf } from '../paging/page-schema.ts';
import type { JourneyRecord } from './journey-repository.ts';
import type { VersionSummary } from './version-repository.ts';

const closed = { additionalProperties: false } as const;
const instant = Type.String({ format: 'date-time' });

export const JourneyState = Type.Enum(['draft', 'live', 'paused', 'archived']);
export const JourneyPath = Type.Object({ id: Type.String() }, closed);

const summaryFields = {
  id: Type.String(),
  name: Localized,
  state: JourneyState,
  revision: Type.Integer({ description: 'Of the draft; goes into If-Match' }),
  liveVersion: Type.Optional(Type.Integer({ description: 'Number of the version that new subjects enter' })),
  /** The draft was saved after the live version was published. */
  hasUnpublishedChanges: Type.Boolean(),
  tags: Type.Array(Type.String()),
  createdAt: instant,
  updatedAt: instant,
};
export const JourneySummary = Type.Object(summaryFields, closed);
export type JourneySummary = Static<typeof JourneySummary>;
export const JourneyPage = pageOf(JourneySummary);

export const Journey = Type.Object({ ...summaryFields, document: JourneyDocument, savedAt: instant, savedBy: Type.String() }, closed);
export type Journey = Static<typeof Journey>;

/** Exactly one of the three. */
export const NewJourney = Type.Object(
  {
    name: Type.Optional(Localized),
    document: Type.Optional(JourneyDocument),
    template: Type.Optional(Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,63}$', description: 'Name of a template' })),
  },
  closed,
);
export const DraftForm = Type.Object({ document: JourneyDocument }, closed);

export const MoveTarget = Type.Union([
  Type.Object({ kind: Type.Literal('node'), nodeId: Type.String({ maxLength: 64 }) }, closed),
  Type.Object({ kind: Type.Literal('end') }, closed),
  Type.Object({ kind: Type.Literal('stay') }, closed),
]);
const VersionMoves = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    nodes: Type.Record(Type.String(), MoveTarget, { description: 'By node of that version. Nodes that are not named: runs go on at the same node where the new version has it, else stay' }),
  },
  closed,
);
export const PublishForm = Type.Object(
  {
    underWay: Type.Optional(
      Type.Union([
        Type.Object({ kind: Type.Literal('stay') }, closed),
        Type.Object({ kind: Type.Literal('move'), versions: Type.Array(VersionMoves, { minItems: 1, maxItems: 100 }) }, closed),
      ], { description: 'What happens to runs under way; they stay on their version when absent' }),
    ),
  },
  closed,
);

export const Problem = Type.Object(
  {
    level: Type.Enum(['shape', 'graph', 'policy']),
    severity: Type.Enum(['error', 'warning']),
    code: Type.String(),
    nodeId: Type.Optional(Type.String()),
    path: Type.String({ description: 'JSON Pointer into the document' }),
    message: Localized,
    mend: Localized,
  },
  closed,
);
export const ValidationReport = Type.Object({ publishable: Type.Boolean(), problems: Type.Array(Problem) }, closed);

export const Version = Type.Object({ number: Type.Integer(), publishedAt: instant, publishedBy: Type.String(), publishedByName: Type.Optional(Type.String()), live: Type.Boolean() }, closed);
export type Version = Static<typeof Version>;
export const VersionList = Type.Object({ items: Type.Array(Version) }, closed);
export const VersionPath = Type.Object({ id: Type.String(), number: Type.Integer({ minimum: 1 }) }, closed);
export const VersionWithDocument = Type.Object({ ...Version.properties, document: JourneyDocument }, closed);
export const PublishedJourney = Type.Object({ journey: JourneySummary, version: Type.Integer(), warnings: Type.Array(Problem) }, closed);

export function presentSummary(record: JourneyRecord): JourneySummary {
  const liveNumber = record.liveVersionId === undefined ? undefined : numberOf(record.liveVersionId);
  return {
    id: record._id,
    name: record.name,
    state: record.state,
    revision: record.draft.revision,
    ...(liveNumber !== undefined && { liveVersion: liveNumber }),
    hasUnpublishedChanges: record.draft.revision !== (record.publishedRevision ?? -1),
    tags: record.tags ?? [],
    createdAt: new Date(record.createdAt).toISOString(),
    updatedAt: new Date(record.updatedAt).toISOString(),
  };
}

export function presentJourney(record: JourneyRecord): Journey {
  const { document, savedAt, savedBy } = record.draft;
  return { ...presentSummary(record), document, savedAt: new Date(savedAt).toISOString(), savedBy };
}

export function presentVersion(version: VersionSummary, liveVersionId: string | undefined, names: ReadonlyMap<string, string>): Version {
  const { _id, number, publishedAt, publishedBy } = version;
  return { number, publishedAt: new Date(publishedAt).toISOString(), ...whoFields('publishedBy', publishedBy, names), live: _id === liveVersionId };
}

function numberOf(versionId: string): number {
  return Number(versionId.slice(versionId.lastIndexOf('@') + 1));
}
