/** Keeps the problems in the store up to date while the editor is open. */
import { useEffect } from 'react';
import { useDefinitions } from '../../journey-store/definitions.ts';
import { useJourneyStore } from '../../journey-store/JourneyStoreProvider.tsx';
import { watchProblems } from '../../journey-store/watch-problems.ts';
import { whenAtRest } from '../../ui/at-rest.ts';

export function useProblemWatch(): void {
  const journey = useJourneyStore();
  const definitions = useDefinitions();
  useEffect(() => {
    // Cards are read before their problems are.
    let stop: (() => void) | undefined;
    const callOff = whenAtRest(() => {
      stop = watchProblems(journey, definitions);
    });
    return () => {
      callOff();
      stop?.();
    };
  }, [journey, definitions]);
}
