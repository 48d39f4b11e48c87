/** A way from one card to the next: as thick as its traffic when figures are shown, and with a plus in its middle. */
import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { IconPlus } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useJourney } from '../../journey-store/JourneyStoreProvider.tsx';
import { useFormats } from '../../ui/formats.ts';
import { useCanvasUi, useCanvasUiStore } from '../canvas-ui.ts';
import { useEditable } from '../editable.ts';
import type { FlowEdge } from '../flow-elements.ts';
import classes from './FlowLine.module.css';
import { routeOf } from './route-of.ts';
import { thickness } from './thickness.ts';

export const FlowLine = memo(function FlowLine({ id, data, selected, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition }: EdgeProps<FlowEdge>) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const ui = useCanvasUiStore();
  const editable = useEditable();
  const overlay = useJourney((state) => state.overlay?.edges[id]);
  const figures = useJourney((state) => state.figures?.edges[id]);
  const dropping = useCanvasUi(({ dropEdge }) => dropEdge === id);
  const [path, x, y] = routeOf({ sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition }, data?.lane ?? 0);
  const traffic = overlay?.traffic ?? figures;
  return (
    <>
      <BaseEdge
        path={path} className={classes.line ?? ''} interactionWidth={26}
        style={traffic === undefined ? {} : { strokeWidth: thickness(traffic) }}
        data-selected={selected || undefined} data-tone={overlay?.tone} data-dropping={dropping || undefined}
      />
      <EdgeLabelRenderer>
        <div className={classes.middle} style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }} data-traffic={traffic !== undefined || undefined}>
          {traffic !== undefined && <span className={classes.traffic}>{number(traffic)}</span>}
          {editable && data !== undefined && (
            <button
              type="button" tabIndex={-1} aria-label={t('canvas.addHere')} className={`${classes.plus ?? ''} nodrag nopan`} data-edge={id} data-shown={selected || dropping || undefined}
              onClick={(event) => ui.setState({ adding: { target: { kind: 'edge', edge: data.edge }, at: { x: event.clientX, y: event.clientY } } })}
            >
              <span><IconPlus size={13} stroke={2.4} aria-hidden /></span>
            </button>
          )}
        </div>
      </EdgeLabelRenderer>
    </>
  );
});
