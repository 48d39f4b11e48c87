/** The nodes and edges to draw, from the document, what is selected, folded, dragged and focused. */
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDefinitions } from '../journey-store/definitions.ts';
import { useJourney } from '../journey-store/JourneyStoreProvider.tsx';
import { useCanvasUi } from './canvas-ui.ts';
import { useEditable } from './editable.ts';
import { createElements } from './flow-elements.ts';
import { useFlowDirection, useFolding, useShownDocument } from './flow-settings.ts';
import { useLocale } from './use-locale.ts';

export function useDrawing(dragged: ReadonlyMap<string, { x: number; y: number }>) {
  const { t } = useTranslation();
  const [elements] = useState(createElements);
  const document = useShownDocument();
  const definitions = useDefinitions();
  const locale = useLocale();
  const direction = useFlowDirection();
  const { hidden, folded } = useFolding();
  const selection = useJourney((state) => state.selection);
  const figures = useJourney((state) => state.figures !== undefined);
  const readOnly = !useEditable();
  const wanted = useCanvasUi((state) => state.focused);
  // The Tab key always reaches one card: where one was last, else where the journey begins.
  const focused = document.nodes.some(({ id }) => id === wanted) ? wanted : (document.nodes.find(({ type }) => definitions.get(type)?.kind === 'trigger') ?? document.nodes[0])?.id;
  const roleDescriptions = useMemo(() => ({ step: t('canvas.step'), note: t('canvas.note') }), [t]);
  const nodes = useMemo(
    () => elements.nodes({ document, definitions, locale, direction, figures, hidden, folded, selection, dragged, focused, readOnly, roleDescriptions }),
    [elements, document, definitions, locale, direction, figures, hidden, folded, selection, dragged, focused, readOnly, roleDescriptions],
  );
  const edges = useMemo(() => elements.edges({ document, hidden, folded, selection, readOnly }), [elements, document, hidden, folded, selection, readOnly]);
  return { nodes, edges };
}
