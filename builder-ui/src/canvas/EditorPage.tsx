/** The editor of one journey: loads its draft and gives it to the canvas and the panels beside it. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { JourneyWithDraft } from '../api/types.ts';
import { JourneyStoreProvider } from '../journey-store/JourneyStoreProvider.tsx';
import { createJourneyStore } from '../journey-store/journey-store.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { Editor } from './Editor.tsx';
import { journeyQuery } from './journey-query.ts';

const route = getRouteApi('/editor/journeys/$journeyId');

export function EditorPage() {
  const { journeyId } = route.useParams();
  const query = useQuery(journeyQuery(journeyId));
  return <Loaded query={query}>{(journey) => <OpenJourney key={journeyId} journey={journey} />}</Loaded>;
}

function OpenJourney({ journey }: { journey: JourneyWithDraft }) {
  // Once per journey: later answers of the server are told to the store, they do not replace it.
  const [store] = useState(() => createJourneyStore({ journeyId: journey.id, document: journey.document, revision: journey.revision }));
  return <JourneyStoreProvider store={store}><Editor /></JourneyStoreProvider>;
}
