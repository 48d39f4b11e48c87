/** Tidies the journey, or what is selected of it, in the given direction: one step that can be undone. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { move } from '../../journey-store/commands/move.ts';
import { useDefinitions } from '../../journey-store/definitions.ts';
import { edgesOf } from '../../journey-store/graph/edges-of.ts';
import type { FlowDirection } from '../../journey-store/graph/flow-direction.ts';
import { nodePorts } from '../../journey-store/graph/node-ports.ts';
import { useJourneyStore } from '../../journey-store/JourneyStoreProvider.tsx';
import { nodeSummary } from '../../journey-store/node-words.ts';
import { useView } from '../actions/use-view.ts';
import { summaryLines, type CardShape } from '../cards/card-geometry.ts';
import { useCanvasUiStore } from '../canvas-ui.ts';
import { useLocale } from '../use-locale.ts';

export function useLayout(): (direction: FlowDirection) => Promise<void> {
  const { t } = useTranslation();
  const journey = useJourneyStore();
  const ui = useCanvasUiStore();
  const definitions = useDefinitions();
  const locale = useLocale();
  const view = useView();
  return useCallback(async (direction) => {
    const { document, selection, figures } = journey.getState();
    if (document.nodes.length === 0) return;
    const { elkLayout } = await import('./elk-layout.ts');
    const some = selection.nodes.length > 1 ? new Set(selection.nodes) : undefined;
    const shapes = new Map<string, CardShape>();
    for (const node of document.nodes) {
      if (some !== undefined && !some.has(node.id)) continue;
      const ports = nodePorts(node, definitions, edgesOf(document).from(node.id)).map(({ id }) => id);
      shapes.set(node.id, { summaryLines: summaryLines(nodeSummary(node, definitions, locale)), ports, figures: figures !== undefined, direction });
    }
    const places = await elkLayout(document, shapes, direction);
    journey.getState().run(move({ nodes: places }, 'layout'));
    ui.setState({ news: { text: t('canvas.tidied'), tone: 'plain' } });
    // Cards move on the next drawing; a size that cannot be read shows nothing.
    if (some === undefined) requestAnimationFrame(() => view.fit(0.45));
  }, [t, journey, ui, definitions, locale, view]);
}
