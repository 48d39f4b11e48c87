/** The frame of the editor: bar, palette, canvas, and beside it, never over it, the panel that the address names. On a phone: a list to read. */
import { ReactFlowProvider } from '@xyflow/react';
import { useMediaQuery } from '@mantine/hooks';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveUpdates } from '../api/live.ts';
import { withAll } from '../ui/with-all.ts';
import { DefinitionsContext, useAllDefinitions } from '../journey-store/definitions.ts';
import { AtRest } from './AtRest.tsx';
import { CanvasUiContext, createCanvasUi } from './canvas-ui.ts';
import { Canvas } from './Canvas.tsx';
import { useEditable } from './editable.ts';
import classes from './Editor.module.css';
import { Palette } from './palette/Palette.tsx';
import { SavingProvider } from './saving/SavingProvider.tsx';
import { SidePanelFrame } from './SidePanelFrame.tsx';
import { SIDE_PANELS } from './side-panels.tsx';
import { TopBar } from './toolbar/TopBar.tsx';
import { useEditorPanel } from './use-editor-panel.ts';
import { useProblemWatch } from './problems/use-problem-watch.ts';
import { useRememberedFolds } from './use-remembered-folds.ts';

const ReadingView = lazy(withAll(async () => ({ default: (await import('./reading/ReadingView.tsx')).ReadingView })));

export function Editor() {
  return <DefinitionsContext value={useAllDefinitions()}><EditorFrame /></DefinitionsContext>;
}

function EditorFrame() {
  const { t } = useTranslation();
  const [ui] = useState(createCanvasUi);
  const [ready, setReady] = useState(false);
  const { search } = useEditorPanel();
  const editable = useEditable();
  const isPhone = useMediaQuery('(max-width: 767px)', undefined, { getInitialValueInEffect: false });
  const panel = search.panel === undefined ? undefined : SIDE_PANELS[search.panel];
  useLiveUpdates();
  useProblemWatch();
  useRememberedFolds();
  return (
    <CanvasUiContext value={ui}>
      <SavingProvider>
        <ReactFlowProvider>
          <div className={classes.editor} data-panel={panel?.width} data-ready={ready || undefined}>
            <a className={classes.skip} href="#canvas">{t('app.skip')}</a>
            <TopBar />
            {isPhone ? (
              <Suspense><main id="canvas" className={classes.reading} tabIndex={0}>{panel === undefined ? <ReadingView /> : <SidePanelFrame />}</main></Suspense>
            ) : (
              <div className={classes.room}>
                {editable && <Palette />}
                <main id="canvas" className={classes.ground}><Canvas /></main>
                {panel !== undefined && <SidePanelFrame />}
                <AtRest onReady={() => setReady(true)} />
              </div>
            )}
          </div>
        </ReactFlowProvider>
      </SavingProvider>
    </CanvasUiContext>
  );
}
