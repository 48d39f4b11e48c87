/** GET /api/v1/journeys/:id/figures: what happened at every node and on every edge, in a span of time. */
import type { JourneyDocument } from '@nachklang/nodes/sdk';
import type { WebServices } from '../app-services.ts';
import { JourneyPath } from '../journeys/journey-schema.ts';
import type { JourneyRecord } from '../journeys/journey-repository.ts';
import { requireJourney } from '../journeys/require-journey.ts';
import { findVersion } from '../journeys/version-repository.ts';
import { iso } from '../paging/instants.ts';
import type { App } from '../plugins/app-instance.ts';
import { notFound } from '../plugins/problem.ts';
import { BrieflyKept } from './briefly-kept.ts';
import type { NodeCounts } from './count-runs.ts';
import { ATTRIBUTION_MS, clicksOf, countRuns, revenueOf, type Click, type Question, type Revenue } from './figures-repository.ts';
import { FiguresQuery, JourneyFigures, type NodeFigures } from './figures-schema.ts';

/** Pages ask again whenever something moves. */
const KEEP_MS = 5_000;

export function showFigures(app: App, services: WebServices): void {
  const { db, clock } = services;
  const kept = new BrieflyKept<JourneyFigures>(clock, KEEP_MS);
  app.get(
    '/api/v1/journeys/:id/figures',
    { config: { permission: 'runs:read' }, schema: { tags: ['journeys'], summary: 'What happened at each node and edge', params: JourneyPath, querystring: FiguresQuery, response: { 200: JourneyFigures } } },
    async (request) => {
      const { shopId, query: { from, to, version } } = request;
      const journey = await requireJourney(db, shopId, request.params.id);
      const key = [journey._id, journey.liveVersionId, version ?? '', from ?? '', to ?? ''].join('|');
      return kept.get(key, () => figures(services, journey, { from, to, version }));
    },
  );
}

async function figures(
  { db, clock, nodeTypes }: Pick<WebServices, 'db' | 'clock' | 'nodeTypes'>,
  journey: JourneyRecord,
  { from, to, version }: { from: string | undefined; to: string | undefined; version: number | undefined },
): Promise<JourneyFigures> {
  const { _id: journeyId, shopId } = journey;
  const now = clock.now();
  const span = { from: from === undefined ? 0 : Date.parse(from), to: to === undefined ? now + 1 : Date.parse(to) };
  const question: Question = { shopId, journeyId, span, ...(version !== undefined && { versionId: `${journeyId}@${version}` }) };
  const [document, counter, clicks] = await Promise.all([shownDocument(db, journey, version), countRuns(db, question), clicksOf(db, question)]);
  const revenue = await revenueOf(db, shopId, clicks);
  const messageNodes = nodesThat(document, (type, settings) => nodeTypes.get(type)?.definition.sendsMessage?.(settings) !== undefined);
  const clickNodes = nodesThat(document, (_type, { trackClicks }) => trackClicks === true);
  for (const { nodeId } of clicks) clickNodes.add(nodeId);
  return {
    ...(from !== undefined && { from: iso(span.from) }),
    to: iso(Math.min(span.to, to === undefined ? now : span.to)),
    countedAt: iso(now),
    runs: counter.totals,
    nodes: Object.fromEntries(
      [...new Set([...counter.nodes.keys(), ...document.nodes.map(({ id }) => id)])].map((id) => [
        id,
        present(counter.nodes.get(id), { sends: messageNodes.has(id), ...(clickNodes.has(id) && { clicks: clicks.filter(({ nodeId }) => nodeId === id), revenue: revenue.get(id) ?? [] }) }),
      ]),
    ),
    edges: document.edges.map(({ from: start, port, to: end }) => ({ from: start, port, to: end, traffic: counter.nodes.get(start)?.left[port] ?? 0 })),
    attributionDays: ATTRIBUTION_MS / 86_400_000,
  };
}

/** The version asked for, else the live one, else the draft: it has no runs, and its page asks all the same. */
async function shownDocument(db: WebServices['db'], { _id, shopId, liveVersionId, draft }: JourneyRecord, asked: number | undefined): Promise<JourneyDocument> {
  const number = asked ?? (liveVersionId === undefined ? undefined : Number(liveVersionId.slice(liveVersionId.lastIndexOf('@') + 1)));
  if (number === undefined) return draft.document;
  const version = await findVersion(db, shopId, _id, number);
  if (version === null) throw notFound('Version');
  return version.document;
}

function nodesThat(document: JourneyDocument, holds: (type: string, settings: Record<string, unknown>) => boolean): Set<string> {
  return new Set(document.nodes.filter(({ type, settings }) => holds(type, settings)).map(({ id }) => id));
}

function present(counts: NodeCounts | undefined, { sends, clicks, revenue }: { sends: boolean; clicks?: readonly Click[]; revenue?: Revenue[] }): NodeFigures {
  const { entered = 0, waiting = 0, deferred = 0, left = {}, skipped = {}, ended = {}, moved = 0 } = counts ?? {};
  return {
    entered, waiting, deferred, left, ended, moved,
    ...(sends && { sent: left['sent'] ?? 0, skipped }),
    ...(clicks && { clicked: new Set(clicks.map(({ messageId }) => messageId)).size }),
    ...(revenue && { revenue }),
  };
}
