/** The runs of a journey, newest first, kept current while they happen; one of them opens with its path on the canvas. */
import { useTranslation } from 'react-i18next';
import { PanelHead } from '../canvas/PanelHead.tsx';
import { useEditorPanel } from '../canvas/use-editor-panel.ts';
import { EnrollmentPanel } from './EnrollmentPanel.tsx';
import { RunList } from './RunList.tsx';
import classes from './Runs.module.css';

export function RunsPanel() {
  const { t } = useTranslation();
  const { search } = useEditorPanel();
  return (
    <>
      <PanelHead title={t('runs.runs')} />
      <div className={classes.panel}>{search.enrollment === undefined ? <RunList /> : <EnrollmentPanel key={search.enrollment} id={search.enrollment} />}</div>
    </>
  );
}
