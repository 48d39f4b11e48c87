/** Keeps the problems in the store up to date while the editor is open. */
import { useEffect } from 'react';
import { useDefinitions } from '../../journey-store/definitions.ts';
import { useJourneyStore } from '../../journey-store/JourneyStoreProvider.tsx';
import { watchProblems } from '../../journey-store/watch-problems.ts';

export function useProblemWatch(): void {
  const journey = useJourneyStore();
  const definitions = useDefinitions();
  useEffect(() => watchProblems(journey, definitions), [journey, definitions]);
}
