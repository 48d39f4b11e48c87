/** Brings a node into view that was chosen elsewhere: in a list beside the canvas, or by the address. */
import { useEffect, useRef } from 'react';
import { useJourneyStore } from '../journey-store/JourneyStoreProvider.tsx';
import { useView } from './actions/use-view.ts';
import { useEditorPanel } from './use-editor-panel.ts';

export function useFollowSelection(): void {
  const journey = useJourneyStore();
  const view = useView();
  const { search } = useEditorPanel();
  const addressed = useRef<string | undefined>(undefined);
  useEffect(() => journey.subscribe(({ selection }, before) => {
    const [only, ...more] = selection.nodes;
    if (selection === before.selection || only === undefined || more.length > 0) return;
    if (before.selection.nodes.length === 1 && before.selection.nodes[0] === only) return;
    view.show(only);
  }), [journey, view]);
  useEffect(() => {
    if (search.node === undefined || search.node === addressed.current) return;
    addressed.current = search.node;
    const { selection, select } = journey.getState();
    if (!selection.nodes.includes(search.node)) select({ nodes: [search.node] });
  }, [search.node, journey]);
}
