/** Draws a run on the canvas, as far as the time line has come, and keeps the node in view where it is. */
import type { JourneyDocument } from '@nachklang/nodes/sdk';
import { useEffect, useMemo } from 'react';
import { useView } from '../canvas/actions/use-view.ts';
import { useCanvasView } from '../publishing/use-canvas-view.ts';
import type { MomentWords } from './moment-words.ts';
import { nodeOf, overlayAt, type Moment, type Stop } from './moments.ts';

interface DrawnRun<S extends Stop> {
  /** The version it ran on; absent for a test of the draft, which stays open for changes meanwhile: one tests, mends and tests again. */
  document: JourneyDocument | undefined;
  moments: readonly Moment<S>[];
  index: number;
  words: MomentWords;
}

export function useRunCanvas<S extends Stop>({ document, moments, index, words }: DrawnRun<S>): void {
  const { show } = useView();
  const overlay = useMemo(() => overlayAt(moments, index, (moment) => words.badge(moment)), [moments, index, words]);
  useCanvasView(document, overlay);
  const moment = moments[index];
  const nodeId = moment === undefined || moment.kind === 'event' ? undefined : nodeOf(moment);
  useEffect(() => {
    if (nodeId !== undefined) show(nodeId);
  }, [nodeId, show]);
}
