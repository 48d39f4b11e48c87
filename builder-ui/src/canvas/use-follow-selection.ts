/** Brings a node into view that was chosen elsewhere: in a list beside the canvas, or by the address. */
import { useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { useJourneyStore } from '../journey-store/JourneyStoreProvider.tsx';
import { useView } from './actions/use-view.ts';
import { useEditorPanel } from './use-editor-panel.ts';

export function useFollowSelection(): void {
  const journey = useJourneyStore();
  const view = useView();
  const { search } = useEditorPanel();
  const flow = useStoreApi();
  const addressed = useRef<string | undefined>(undefined);
  useEffect(() => journey.subscribe(({ selection }, before) => {
    const [only, ...more] = selection.nodes;
    if (selection === before.selection || only === undefined || more.length > 0) return;
    if (before.selection.nodes.length === 1 && before.selection.nodes[0] === only) return;
    view.show(only);
  }), [journey, view]);
  // A panel that opens takes room: the card it is about stays in view.
  useEffect(() => flow.subscribe(({ width }, before) => {
    const [only, ...more] = journey.getState().selection.nodes;
    if (width !== before.width && only !== undefined && more.length === 0) view.show(only);
  }), [flow, journey, view]);
  useEffect(() => {
    if (search.node === undefined || search.node === addressed.current) return;
    addressed.current = search.node;
    const { selection, select } = journey.getState();
    if (!selection.nodes.includes(search.node)) select({ nodes: [search.node] });
  }, [search.node, journey]);
}
