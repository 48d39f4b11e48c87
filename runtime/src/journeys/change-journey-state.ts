/**
 * POST /api/v1/journeys/:id/pause, /resume, /archive and /unarchive. A paused or archived journey takes nobody new; those under
 * way go on to their end. What comes back from the archive is paused, or a draft if it never was live: nothing starts by itself.
 */
import type { WebServices } from '../app-services.ts';
import type { AuditAction } from '../audit/audit-record.ts';
import type { App } from '../plugins/app-instance.ts';
import { conflict } from '../plugins/problem.ts';
import { announceConfigChange } from '../shops/config-counter.ts';
import { changeState, type JourneyState } from './journey-repository.ts';
import { JourneyPath, JourneySummary, presentSummary } from './journey-schema.ts';
import { requireJourney } from './require-journey.ts';

interface Change {
  verb: 'pause' | 'resume' | 'archive' | 'unarchive';
  audit: AuditAction;
  summary: string;
  from: JourneyState[];
  to: JourneyState;
}

const CHANGES: Change[] = [
  { verb: 'pause', audit: 'journey.paused', summary: 'Take nobody new; those under way go on', from: ['live'], to: 'paused' },
  { verb: 'resume', audit: 'journey.resumed', summary: 'Take new subjects again', from: ['paused'], to: 'live' },
  { verb: 'archive', audit: 'journey.archived', summary: 'Put away; takes nobody new', from: ['draft', 'live', 'paused'], to: 'archived' },
  { verb: 'unarchive', audit: 'journey.unarchived', summary: 'Take out of the archive: paused, or a draft when it never was live', from: ['archived'], to: 'paused' },
];

export function changeJourneyState(app: App, { db, clock, live }: WebServices): void {
  for (const { verb, audit, summary, from, to } of CHANGES) {
    app.post(
      `/api/v1/journeys/:id/${verb}`,
      { config: { permission: 'journeys:publish', audit }, schema: { tags: ['journeys'], summary, params: JourneyPath, response: { 200: JourneySummary } } },
      async (request) => {
        const journey = await requireJourney(db, request.shopId, request.params.id);
        const target = verb === 'unarchive' && journey.liveVersionId === undefined ? 'draft' : to;
        const changed = await changeState(db, request.shopId, journey._id, { from, to: target, at: clock.now() });
        if (changed === null) throw conflict(`journey_${journey.state}`, `A journey that is ${WORDS[journey.state]} cannot do this (${verb}). It must be ${from.map((state) => WORDS[state]).join(' or ')}.`);
        await announceConfigChange(db);
        live.publish(request.shopId, { topic: 'journeys', id: journey._id });
        return presentSummary(changed);
      },
    );
  }
}

const WORDS: Record<JourneyState, string> = { draft: 'a draft', live: 'live', paused: 'paused', archived: 'archived' };
