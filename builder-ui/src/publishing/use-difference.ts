/** The difference of two documents, ready to be read and to be laid over the canvas. */
import type { JourneyDocument } from '@nachklang/nodes/sdk';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CanvasOverlay } from '../canvas/overlay.ts';
import { compareJourneys, nothingChanged } from './difference.ts';
import { differenceOverlay } from './difference-overlay.ts';
import { differenceWords, type ChangeLine } from './difference-words.ts';
import { unionOf } from './union-document.ts';
import { useNodeWords } from './use-node-words.ts';

export interface ShownDifference {
  lines: ChangeLine[];
  same: boolean;
  overlay: CanvasOverlay;
  /** Both documents in one. */
  union: JourneyDocument;
}

export function useDifference(before: JourneyDocument | undefined, after: JourneyDocument): ShownDifference {
  const { t, i18n } = useTranslation();
  const words = useNodeWords();
  const locale = i18n.language === 'de' ? 'de' : 'en';
  return useMemo(() => {
    const difference = compareJourneys(before, after);
    return {
      lines: differenceWords(difference, { before, after }, { t, locale, words }),
      same: nothingChanged(difference),
      overlay: differenceOverlay(difference, before, after, { added: t('publishing.kinds.added'), changed: t('publishing.kinds.changed'), removed: t('publishing.kinds.removed') }),
      union: unionOf(before, after),
    };
  }, [before, after, t, locale, words]);
}
