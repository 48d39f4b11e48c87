/** Which branches are folded away, kept in this browser: it is nobody else's business and no change of the journey. */
import { useEffect } from 'react';
import { useJourneyStore } from '../journey-store/JourneyStoreProvider.tsx';

export function useRememberedFolds(): void {
  const journey = useJourneyStore();
  useEffect(() => {
    const key = `nachklang.folds.${journey.getState().journeyId}`;
    journey.getState().setCollapsed(readFolds(key));
    return journey.subscribe(({ collapsed }, before) => {
      if (collapsed === before.collapsed) return;
      try {
        if (collapsed.length === 0) localStorage.removeItem(key);
        else localStorage.setItem(key, JSON.stringify(collapsed));
      } catch {
        // Storage may be switched off or full: the folds hold for this page then.
      }
    });
  }, [journey]);
}

function readFolds(key: string): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}
