/** The frame of the editor: the canvas, and beside it the panel that the address names. */
import { Suspense } from 'react';
import { SIDE_PANELS } from './side-panels.tsx';
import { useEditorPanel } from './use-editor-panel.ts';
import { useJourney } from '../journey-store/JourneyStoreProvider.tsx';

export function Editor() {
  const { search } = useEditorPanel();
  const name = useJourney(({ document }) => document.name);
  const panel = search.panel === undefined ? undefined : SIDE_PANELS[search.panel];
  return (
    <main>
      <h1>{name.de}</h1>
      {panel !== undefined && <Suspense>{panel.render(search)}</Suspense>}
    </main>
  );
}
