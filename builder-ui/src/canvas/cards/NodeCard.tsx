/** A node on the canvas: what it is, what it does in words, what is wrong with it, and where it leads. */
import { Handle, type NodeProps } from '@xyflow/react';
import { IconAlertTriangleFilled, IconCircleXFilled } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDefinitions } from '../../journey-store/definitions.ts';
import { useJourney } from '../../journey-store/JourneyStoreProvider.tsx';
import { nodeTitle } from '../../journey-store/node-words.ts';
import { problemMarks } from '../../journey-store/problem-marks.ts';
import { useCanvasUi } from '../canvas-ui.ts';
import { CardFigures } from '../figures/CardFigures.tsx';
import type { CardNode } from '../flow-elements.ts';
import { useLocale } from '../use-locale.ts';
import { CardPorts } from './CardPorts.tsx';
import { Fold } from './Fold.tsx';
import { KindTile } from './KindTile.tsx';
import classes from './NodeCard.module.css';
import { NodeName } from './NodeName.tsx';
import { LEFT, TOP } from './positions.ts';

export const NodeCard = memo(function NodeCard({ id, data, selected }: NodeProps<CardNode>) {
  const { node, summary, shape, folded } = data;
  const { t } = useTranslation();
  const locale = useLocale();
  const definitions = useDefinitions();
  const definition = definitions.get(node.type);
  const overlay = useJourney((state) => state.overlay?.nodes[id]);
  const figures = useJourney((state) => state.figures?.nodes[id]);
  const mark = useJourney((state) => (state.shown === undefined ? problemMarks(state.problems).get(id) : undefined));
  const renaming = useCanvasUi((ui) => ui.renaming === id);
  return (
    <div className={classes.card} data-selected={selected || undefined} data-tone={overlay?.tone} data-problem={mark} data-direction={shape.direction}>
      {definition?.kind !== 'trigger' && <Handle type="target" id="in" position={shape.direction === 'down' ? TOP : LEFT} className={classes.entrance} isConnectableStart={false} />}
      <div className={classes.head}>
        <KindTile definition={definition} size={28} />
        {renaming ? <NodeName node={node} /> : <span className={classes.title} title={nodeTitle(node, definitions, locale)}>{nodeTitle(node, definitions, locale)}</span>}
        {mark !== undefined && (
          <span className={classes.mark} data-mark={mark} title={t(`canvas.marks.${mark}`)}>
            {mark === 'error' ? <IconCircleXFilled size={16} aria-hidden /> : <IconAlertTriangleFilled size={16} aria-hidden />}
          </span>
        )}
      </div>
      {shape.summaryLines > 0 && <div className={classes.summary} data-lines={shape.summaryLines} title={summary}>{summary}</div>}
      {shape.figures && <CardFigures figures={overlay?.figures ?? figures} />}
      <CardPorts id={id} data={data} />
      {folded !== undefined && <Fold nodeId={id} count={folded} />}
      {overlay?.badge !== undefined && <span className={classes.badge} data-tone={overlay.tone}>{overlay.badge}</span>}
    </div>
  );
});
