/** Moving the view: to everything, to the selection, to one node; and giving a node the keyboard. */
import { useReactFlow } from '@xyflow/react';
import { useMemo } from 'react';
import { useJourneyStore } from '../../journey-store/JourneyStoreProvider.tsx';
import { hiddenBehind } from '../../journey-store/graph/downstream.ts';
import { useCanvasUiStore } from '../canvas-ui.ts';
import { CARD_WIDTH } from '../cards/card-geometry.ts';
import { noteId } from '../flow-elements.ts';

const CALM = { duration: 220 };

export function useView() {
  const flow = useReactFlow();
  const journey = useJourneyStore();
  const ui = useCanvasUiStore();
  return useMemo(() => {
    const isSeen = (id: string): boolean => {
      const card = document.querySelector(`.react-flow__node[data-id="${CSS.escape(id)}"]`)?.getBoundingClientRect();
      const view = document.querySelector('.react-flow')?.getBoundingClientRect();
      return card !== undefined && view !== undefined && card.left >= view.left && card.right <= view.right && card.top >= view.top && card.bottom <= view.bottom;
    };

    /** Unfolds what hides the node and brings it into view, unless it is there already. */
    async function show(id: string, force = false): Promise<void> {
      const { shown, document: draft, collapsed, setCollapsed } = journey.getState();
      const doc = shown ?? draft;
      if (hiddenBehind(doc, collapsed).has(id)) setCollapsed(collapsed.filter((fold) => !hiddenBehind(doc, [fold]).has(id)));
      const node = doc.nodes.find((one) => one.id === id);
      if (node !== undefined && (force || !isSeen(id))) await flow.setCenter(node.position.x + CARD_WIDTH / 2, node.position.y + 45, { zoom: Math.max(flow.getZoom(), 0.7), ...CALM });
    }

    /** Also gives it the keyboard. */
    function goTo(id: string, { select = true, force = false } = {}): void {
      if (select) journey.getState().select({ nodes: [id] });
      ui.setState({ focused: id });
      // Not one after the other: a movement that the next one interrupts never ends.
      void show(id, force);
      focusCard(id);
    }

    return {
      goTo,
      show: (id: string) => void show(id),
      fit: (minZoom = 0.1) => void flow.fitView({ ...CALM, padding: 0.12, maxZoom: 1, minZoom }),
      fitSelection(): void {
        const { nodes, notes } = journey.getState().selection;
        const chosen = [...nodes, ...notes.map(noteId)].map((id) => ({ id }));
        void flow.fitView({ ...CALM, padding: 0.3, maxZoom: 1.2, ...(chosen.length > 0 && { nodes: chosen }) });
      },
      zoomIn: () => void flow.zoomIn(CALM),
      zoomOut: () => void flow.zoomOut(CALM),
    };
  }, [flow, journey, ui]);
}

/** Cards out of sight are not on the page: they appear a moment after the view has moved. */
export function focusCard(id: string, tries = 60): void {
  const card = document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
  if (card !== null) card.focus({ preventScroll: true });
  else if (tries > 0) requestAnimationFrame(() => focusCard(id, tries - 1));
}
