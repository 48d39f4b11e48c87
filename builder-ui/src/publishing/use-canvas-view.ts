/** Lends the canvas to a panel: what it shows and what lies over it, for as long as the panel is open. */
import type { JourneyDocument } from '@nachklang/nodes/sdk';
import { useEffect } from 'react';
import type { CanvasOverlay } from '../canvas/overlay.ts';
import { useJourneyStore } from '../journey-store/JourneyStoreProvider.tsx';

/** @param shown another document than the draft, for reading; absent: the draft itself, which can be edited meanwhile */
export function useCanvasView(shown: JourneyDocument | undefined, overlay: CanvasOverlay | undefined): void {
  const store = useJourneyStore();
  useEffect(() => {
    store.getState().setShown(shown);
    store.getState().setOverlay(overlay);
  }, [store, shown, overlay]);
  useEffect(
    () => () => {
      store.getState().setShown(undefined);
      store.getState().setOverlay(undefined);
    },
    [store],
  );
}
