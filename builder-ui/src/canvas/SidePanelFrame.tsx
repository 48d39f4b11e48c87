/** The panel beside the canvas: loaded when it is opened; `F6` goes there from the canvas and back. */
import { Loader } from '@mantine/core';
import { Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { focusCard } from './actions/use-view.ts';
import classes from './Editor.module.css';
import { SIDE_PANELS } from './side-panels.tsx';
import { useEditorPanel } from './use-editor-panel.ts';

export function SidePanelFrame() {
  const { t } = useTranslation();
  const { search } = useEditorPanel();
  const frame = useRef<HTMLElement>(null);
  const panel = search.panel === undefined ? undefined : SIDE_PANELS[search.panel];
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'F6') return;
      event.preventDefault();
      if (frame.current?.contains(document.activeElement) === true) focusCard(search.node ?? document.querySelector<HTMLElement>('.react-flow__node[tabindex="0"]')?.dataset.id ?? '');
      else frame.current?.querySelector<HTMLElement>('input, select, textarea, button, [tabindex="0"]')?.focus();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [search.node]);
  if (panel === undefined || search.panel === undefined) return null;
  return (
    <aside ref={frame} className={classes.panel} aria-label={t(`canvas.panels.${search.panel}`)} data-panel={search.panel}>
      <Suspense fallback={<div className={classes.loading}><Loader size="sm" role="status" aria-label={t('common.loading')} /></div>}>{panel.render(search)}</Suspense>
    </aside>
  );
}
