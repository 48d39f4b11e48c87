/** Gives the editor's parts the store of the journey that is open. */
import { createContext, use, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { JourneyState } from './journey-state.ts';
import type { JourneyStore } from './journey-store.ts';

const JourneyContext = createContext<JourneyStore | undefined>(undefined);

export function JourneyStoreProvider({ store, children }: { store: JourneyStore; children: ReactNode }) {
  return <JourneyContext value={store}>{children}</JourneyContext>;
}

/** The store itself, for what is read when something happens; components that show something use {@link useJourney}. */
export function useJourneyStore(): JourneyStore {
  const store = use(JourneyContext);
  if (store === undefined) throw new Error('No journey is open here: JourneyStoreProvider is missing.');
  return store;
}

/** Renders again when the selected value changes; select as little as you show. */
export function useJourney<T>(selector: (state: JourneyState) => T): T {
  return useStore(useJourneyStore(), selector);
}
