/** Starts what the page in the address needs, all at once: its code, who is signed in, and the journey that the editor will show. The pages find it there or on its way. */
import type { QueryClient } from '@tanstack/react-query';
import { meQuery, sessionQuery } from './api/session.ts';
import { journeyQuery } from './canvas/journey-query.ts';
import { everything } from './ui/with-all.ts';

const EDITOR = /^\/journeys\/(?!templates\/?$)([^/]+)\/?$/;

export function beginLoading(queries: QueryClient, path: string): void {
  const signedIn = queries.fetchQuery(sessionQuery);
  settle(queries.prefetchQuery(meQuery));
  const journeyId = EDITOR.exec(path)?.[1];
  if (journeyId === undefined) {
    settle(signedIn);
    settle(everything());
    return;
  }
  settle(import('./canvas/EditorPage.tsx'));
  settle(
    signedIn.then(async (known) => {
      // Strangers are sent to sign in, and would be refused here.
      if (known) await queries.prefetchQuery(journeyQuery(decodeURIComponent(journeyId)));
    }),
  );
}

/** What fails here is asked for again by the page, which says so. */
function settle(loading: Promise<unknown>): void {
  loading.catch(() => undefined);
}
