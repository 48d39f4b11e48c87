/** Whether what the canvas shows may be changed: the draft, by somebody who may, and not while another version is looked at. */
import { useMay } from '../api/session.ts';
import { useJourney } from '../journey-store/JourneyStoreProvider.tsx';

export function useEditable(): boolean {
  const may = useMay('journeys:write');
  const shown = useJourney((state) => state.shown !== undefined);
  return may && !shown;
}
