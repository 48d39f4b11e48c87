/** Copy, cut, paste and duplicate. What is copied is JSON in the system's clipboard: it goes to other tabs, other journeys, and into mails. */
import { useReactFlow } from '@xyflow/react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { clipText, copySelection, type Clip } from '../../journey-store/clip.ts';
import { deleteSelection } from '../../journey-store/commands/delete-selection.ts';
import { paste as pasteCommand } from '../../journey-store/commands/paste.ts';
import { useDefinitions } from '../../journey-store/definitions.ts';
import { freshId } from '../../journey-store/fresh-id.ts';
import { useJourneyStore } from '../../journey-store/JourneyStoreProvider.tsx';
import { useCanvasUiStore, type Point } from '../canvas-ui.ts';
import { MODIFIER } from '../keys/shortcuts.ts';
import { GRID, onGrid } from './node-places.ts';

export function useClipboard() {
  const { t } = useTranslation();
  const journey = useJourneyStore();
  const ui = useCanvasUiStore();
  const definitions = useDefinitions();
  const flow = useReactFlow();
  return useMemo(() => {
    const say = (text: string, tone: 'plain' | 'refusal' = 'plain') => ui.setState({ news: { text, tone } });
    const sizeOf = (clip: Clip) => clip.nodes.length + clip.notes.length;

    function put(clip: Clip, by: Point, name: 'paste' | 'duplicate'): void {
      const ids = new Map(clip.nodes.map(({ id, type }) => [id, freshId(type)]));
      const notesBefore = journey.getState().document.notes.length;
      journey.getState().run(pasteCommand(clip, { by, ids }, definitions, name));
      journey.getState().select({ nodes: [...ids.values()], notes: clip.notes.map((_, index) => notesBefore + index) });
      ui.setState({ focused: ids.values().next().value });
    }

    /** The text to put into the clipboard, or nothing when nothing is selected. */
    function copied(): string | undefined {
      const { shown, document, selection } = journey.getState();
      const clip = copySelection(shown ?? document, selection, definitions);
      if (sizeOf(clip) === 0) return undefined;
      say(t('canvas.copied', { count: sizeOf(clip) }));
      return clipText(clip);
    }

    function cut(): string | undefined {
      const text = copied();
      if (text !== undefined) journey.getState().run(deleteSelection(journey.getState().selection, definitions, 'cut'));
      return text;
    }

    /** @param at where its upper left corner goes; without it a little beside where it was copied, or into view */
    async function paste(text: string, at?: Point): Promise<void> {
      const { readClip } = await import('../../journey-store/read-clip.ts');
      const clip = readClip(text);
      if (clip === undefined || sizeOf(clip) === 0) {
        say(t('canvas.noClip'), 'refusal');
        return;
      }
      const corner = cornerOf(clip);
      const target = at ?? intoView(corner);
      put(clip, { x: target.x - corner.x, y: target.y - corner.y }, 'paste');
      say(t('canvas.pasted', { count: sizeOf(clip) }));
    }

    function duplicate(): void {
      const { document, selection } = journey.getState();
      const clip = copySelection(document, selection, definitions);
      if (sizeOf(clip) > 0) put(clip, { x: 2 * GRID, y: 2 * GRID }, 'duplicate');
    }

    function intoView(corner: Point): Point {
      const { x, y, zoom } = flow.getViewport();
      const view = document.querySelector('.react-flow')?.getBoundingClientRect();
      const wanted = { x: corner.x + 2 * GRID, y: corner.y + 2 * GRID };
      if (view === undefined) return wanted;
      const inside = (place: Point) => place.x * zoom + x >= 0 && place.x * zoom + x < view.width - 100 && place.y * zoom + y >= 0 && place.y * zoom + y < view.height - 80;
      return inside(wanted) ? wanted : onGrid(flow.screenToFlowPosition({ x: view.x + view.width / 2 - 130, y: view.y + view.height / 3 }));
    }

    // For buttons and menus; keys have the browser's own copy. Browsers give the clipboard only to pages they trust (HTTPS, localhost).
    const refused = () => say(t('canvas.clipboardKeys', { copy: `${MODIFIER}+C`, paste: `${MODIFIER}+V` }), 'refusal');
    return {
      copied, cut, paste, duplicate,
      write(text: string | undefined): void {
        if (text !== undefined) void attempt(() => navigator.clipboard.writeText(text)).catch(refused);
      },
      read: (at: Point) => void attempt(() => navigator.clipboard.readText()).then((text) => paste(text, at)).catch(refused),
    };
  }, [t, journey, ui, definitions, flow]);
}

/** Where the clipboard is withheld, even asking for it throws. */
async function attempt<T>(ask: () => Promise<T>): Promise<T> {
  return ask();
}

function cornerOf({ nodes, notes }: Clip): Point {
  const places = [...nodes, ...notes].map(({ position }) => position);
  return { x: Math.min(...places.map(({ x }) => x)), y: Math.min(...places.map(({ y }) => y)) };
}
