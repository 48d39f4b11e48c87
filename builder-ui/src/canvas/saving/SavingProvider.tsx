/** Runs the saving of the open journey, and lets the conflict's choices reach it. */
import { useQuery } from '@tanstack/react-query';
import { createContext, use, useEffect, useMemo, type ReactNode } from 'react';
import { useMay } from '../../api/session.ts';
import { useJourneyStore } from '../../journey-store/JourneyStoreProvider.tsx';
import { journeyQuery } from '../journey-query.ts';
import { createDraftSaver, type DraftSaver } from './draft-saver.ts';
import { draftServer } from './draft-server.ts';
import { keptDrafts } from './kept-drafts.ts';

const SavingContext = createContext<DraftSaver | undefined>(undefined);

/** Absent for those who may only look. */
export function useDraftSaver(): DraftSaver | undefined {
  return use(SavingContext);
}

export function SavingProvider({ children }: { children: ReactNode }) {
  const journey = useJourneyStore();
  const may = useMay('journeys:write');
  const { journeyId } = journey.getState();
  const { data } = useQuery(journeyQuery(journeyId));
  const saver = useMemo(() => (may ? createDraftSaver(journey, draftServer(journeyId), keptDrafts(journeyId)) : undefined), [journey, journeyId, may]);

  useEffect(() => {
    if (saver === undefined) return undefined;
    const stop = saver.start();
    const online = () => saver.online();
    const leave = () => void saver.flush();
    const warn = (event: BeforeUnloadEvent) => saver.wouldLose() && event.preventDefault();
    window.addEventListener('online', online);
    window.addEventListener('pagehide', leave);
    window.addEventListener('beforeunload', warn);
    return () => {
      void saver.flush();
      stop();
      window.removeEventListener('online', online);
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('beforeunload', warn);
    };
  }, [saver]);

  useEffect(() => {
    if (data !== undefined) saver?.heard({ document: data.document, revision: data.revision, savedBy: data.savedBy, savedAt: data.savedAt });
  }, [saver, data]);

  return <SavingContext value={saver}>{children}</SavingContext>;
}
