/** What one sees first: all of a small journey, the beginning of a large one, at a size that can be read. */
import { useReactFlow, useStore } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { useShownDocument } from './flow-settings.ts';
import { CARD_WIDTH } from './cards/card-geometry.ts';

const READABLE = 0.8;
const MARGIN = 48;

export function useFirstView(): void {
  const flow = useReactFlow();
  const document = useShownDocument();
  const ready = useStore(({ width, height, panZoom }) => panZoom !== null && width > 0 && height > 0);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const seen = useRef(false);
  useEffect(() => {
    if (!ready || seen.current) return;
    seen.current = true;
    const places = document.nodes.map(({ position }) => position);
    if (places.length === 0) {
      void flow.setViewport({ x: width / 2 - CARD_WIDTH / 2, y: height / 3, zoom: 1 });
      return;
    }
    const left = Math.min(...places.map(({ x }) => x));
    const right = Math.max(...places.map(({ x }) => x)) + CARD_WIDTH;
    const top = Math.min(...places.map(({ y }) => y));
    const bottom = Math.max(...places.map(({ y }) => y)) + 120;
    const fitting = Math.min((width - 2 * MARGIN) / (right - left), (height - 2 * MARGIN) / (bottom - top));
    const zoom = Math.min(Math.max(fitting, READABLE), 1);
    const first = document.nodes.reduce((best, node) => (node.position.y < best.position.y ? node : best));
    const middle = (right - left) * zoom <= width - 2 * MARGIN ? (left + right) / 2 : first.position.x + CARD_WIDTH / 2;
    const rest = height - (bottom - top) * zoom;
    void flow.setViewport({ x: width / 2 - middle * zoom, y: (rest > 2 * MARGIN ? Math.min(rest / 2, 96) : MARGIN) - top * zoom, zoom });
  }, [ready, flow, document, width, height]);
}
