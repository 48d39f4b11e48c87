/** A journey's graph as a picture to read, not to edit: cards where the document has them, joined by curves. */
import type { JourneyDocument, JourneyNode } from '@nachklang/nodes/sdk';
import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { KindTile } from '../canvas/cards/KindTile.tsx';
import { useDefinitions } from '../journey-store/definitions.ts';
import { nodeSummary, nodeTitle } from '../journey-store/node-words.ts';
import classes from './Gallery.module.css';

const CARD = { width: 264, height: 88 };
const MARGIN = 16;
const SCALE = 0.8;
/** Between a card and the next, where templates are drawn. */
const GAP = 52;

export function GraphPicture({ document }: { document: JourneyDocument }) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const { nodes, edges } = document;
  const places = new Map(nodes.map(({ id, position }) => [id, position]));
  const xs = nodes.map(({ position }) => position.x);
  const ys = nodes.map(({ position }) => position.y);
  const [left, top] = [Math.min(...xs) - MARGIN, Math.min(...ys) - MARGIN];
  const [width, height] = [Math.max(...xs) + CARD.width + MARGIN - left, Math.max(...ys) + CARD.height + MARGIN - top];
  // Where it begins is what one wants to see first, also where the picture is wider than the page.
  const first = nodes.find(({ id }) => edges.every(({ to }) => to !== id))?.position;
  const begin = (first?.x ?? 0) - left + CARD.width / 2;
  useLayoutEffect(() => {
    if (box.current !== null) box.current.scrollLeft = begin * SCALE - box.current.clientWidth / 2;
  }, [begin]);
  if (nodes.length === 0) return null;
  return (
    // It scrolls, so the keyboard must reach it (WCAG 2.1.1).
    <div ref={box} className={classes.picture} tabIndex={0} role="group" aria-label={t('journeys.graph')}>
      <svg viewBox={`${left} ${top} ${width} ${height}`} width={width * SCALE} height={height * SCALE}>
        {edges.map(({ from, port, to }) => <Curve key={`${from} ${port} ${to}`} from={places.get(from)} to={places.get(to)} middle={first?.x ?? 0} />)}
        {nodes.map((node) => <Card key={node.id} node={node} />)}
      </svg>
    </div>
  );
}

interface Place { x: number; y: number }

/** `middle`: where the column of the first card is. */
function Curve({ from, to, middle }: { from: Place | undefined; to: Place | undefined; middle: number }) {
  if (from === undefined || to === undefined) return null;
  const [x1, y1, x2, y2] = [from.x + CARD.width / 2, from.y + CARD.height, to.x + CARD.width / 2, to.y];
  return <path className={classes.curve} d={wayOf(x1, y1, x2, y2, Math.abs(from.x - middle) < Math.abs(to.x - middle))} />;
}

/** Changes the column in the gap under the card it leaves, or above the one it reaches, so that it runs behind no other. */
function wayOf(x1: number, y1: number, x2: number, y2: number, leaves: boolean): string {
  if (y2 - y1 < GAP) return `M${x1} ${y1} C${x1} ${y1 + GAP} ${x2} ${y2 - GAP} ${x2} ${y2}`;
  return leaves
    ? `M${x1} ${y1} C${x1} ${y1 + GAP * 0.8} ${x2} ${y1 + GAP * 0.2} ${x2} ${y1 + GAP} V${y2}`
    : `M${x1} ${y1} V${y2 - GAP} C${x1} ${y2 - GAP * 0.2} ${x2} ${y2 - GAP * 0.8} ${x2} ${y2}`;
}

function Card({ node }: { node: JourneyNode }) {
  const { i18n } = useTranslation();
  const definitions = useDefinitions();
  const locale = i18n.language === 'de' ? 'de' : 'en';
  const title = nodeTitle(node, definitions, locale);
  const summary = nodeSummary(node, definitions, locale);
  return (
    <foreignObject x={node.position.x} y={node.position.y} width={CARD.width} height={CARD.height}>
      <div className={classes.node}>
        <KindTile definition={definitions.get(node.type)} />
        <div className={classes.nodeWords}>
          <div className={classes.nodeTitle}>{title}</div>
          {summary !== title && <div className={classes.nodeSummary}>{summary}</div>}
        </div>
      </div>
    </foreignObject>
  );
}
