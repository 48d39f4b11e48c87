/** Draws a run on the canvas, as far as the time line has come. */
import type { JourneyDocument } from '@nachklang/nodes/sdk';
import { useMemo } from 'react';
import { useCanvasView } from '../publishing/use-canvas-view.ts';
import type { MomentWords } from './moment-words.ts';
import { overlayAt, type Moment, type Stop } from './moments.ts';

interface DrawnRun<S extends Stop> {
  /** The version it ran on; absent for a test of the draft, which stays open for changes meanwhile: one tests, mends and tests again. */
  document: JourneyDocument | undefined;
  moments: readonly Moment<S>[];
  index: number;
  words: MomentWords;
}

export function useRunCanvas<S extends Stop>({ document, moments, index, words }: DrawnRun<S>): void {
  const overlay = useMemo(() => overlayAt(moments, index, (moment) => words.badge(moment)), [moments, index, words]);
  useCanvasView(document, overlay);
}
