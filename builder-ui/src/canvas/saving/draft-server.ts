/** Saving and reading a draft, with every answer as a plain result. */
import type { JourneyDocument } from '@nachklang/nodes/sdk';
import { api, dataOf } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import type { Conflict } from '../../journey-store/journey-state.ts';

export type SaveResult = { kind: 'saved'; revision: number } | { kind: 'stale' } | { kind: 'unreachable' } | { kind: 'refused'; error: Error };

export interface DraftServer {
  put(document: JourneyDocument, basedOn: number): Promise<SaveResult>;
  /** The draft as it is now; nothing when the server cannot be reached. */
  read(): Promise<Conflict | undefined>;
}

export function draftServer(journeyId: string): DraftServer {
  const path = { id: journeyId };
  return {
    async put(document, basedOn) {
      try {
        const { revision } = await dataOf(api.PUT('/api/v1/journeys/{id}/draft', { params: { path }, headers: { 'If-Match': `"${basedOn}"` }, body: { document } }));
        return { kind: 'saved', revision };
      } catch (error) {
        return failed(error);
      }
    },
    async read() {
      const journey = await dataOf(api.GET('/api/v1/journeys/{id}', { params: { path } })).catch(() => undefined);
      return journey === undefined ? undefined : { document: journey.document, revision: journey.revision, savedBy: journey.savedBy, savedAt: journey.savedAt };
    },
  };
}

function failed(error: unknown): SaveResult {
  if (!(error instanceof ApiProblem)) throw error;
  if (error.code === 'stale_revision') return { kind: 'stale' };
  // No answer, or a server that is about to come back: both are tried again.
  return error.status === 0 || error.status >= 500 || error.status === 429 ? { kind: 'unreachable' } : { kind: 'refused', error };
}
