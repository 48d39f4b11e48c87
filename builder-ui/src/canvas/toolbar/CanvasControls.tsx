/** At the lower edge of the canvas: how one looks at it, tidying, notes, figures, and help. */
import { IconFocusCentered, IconKeyboard, IconLassoPolygon, IconLayoutGrid, IconMap2, IconMinus, IconNote, IconPlus, IconSearch, IconZoomScan } from '@tabler/icons-react';
import { useStore } from '@xyflow/react';
import { useTranslation } from 'react-i18next';
import { useMiddle } from '../actions/use-add-target.ts';
import { useEditing } from '../actions/use-editing.ts';
import { useView } from '../actions/use-view.ts';
import { useCanvasUi, useCanvasUiStore } from '../canvas-ui.ts';
import { useEditable } from '../editable.ts';
import { FiguresSwitch } from '../figures/FiguresSwitch.tsx';
import classes from './CanvasControls.module.css';
import { Control } from './Control.tsx';
import { MenuButton } from './MenuButton.tsx';

const LOOK = { size: 18, stroke: 1.7, 'aria-hidden': true } as const;

export function CanvasControls() {
  const { t } = useTranslation();
  const ui = useCanvasUiStore();
  const view = useView();
  const editing = useEditing();
  const middle = useMiddle();
  const editable = useEditable();
  const minimap = useCanvasUi((state) => state.minimap);
  const lasso = useCanvasUi((state) => state.lasso);
  const percent = useStore(({ transform }) => Math.round(transform[2] * 100));
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('canvas.tools')}>
      <Control name={t('canvas.zoomOut')} onClick={view.zoomOut}><IconMinus {...LOOK} /></Control>
      <span className={classes.zoom}>{percent} %</span>
      <Control name={t('canvas.zoomIn')} onClick={view.zoomIn}><IconPlus {...LOOK} /></Control>
      <Control name={t('canvas.fit')} onClick={() => view.fit()}><IconFocusCentered {...LOOK} /></Control>
      <Control name={t('canvas.fitSelection')} onClick={view.fitSelection}><IconZoomScan {...LOOK} /></Control>
      <Control name={t('canvas.minimap')} pressed={minimap} onClick={() => ui.setState({ minimap: !minimap })}><IconMap2 {...LOOK} /></Control>
      <Control name={t('canvas.find')} onClick={() => ui.setState({ finding: true })}><IconSearch {...LOOK} /></Control>
      <span className={classes.line} />
      <Control name={t('canvas.lasso')} pressed={lasso} onClick={() => ui.setState({ lasso: !lasso })}><IconLassoPolygon {...LOOK} /></Control>
      {editable && (
        <>
          <Control name={t('canvas.addNote')} onClick={() => editing.addNote(middle())}><IconNote {...LOOK} /></Control>
          <MenuButton name={t('canvas.layout')} items={{ kind: 'layout' }} position="top" size={34}><IconLayoutGrid {...LOOK} /></MenuButton>
        </>
      )}
      <FiguresSwitch />
      <span className={classes.line} />
      <Control name={t('canvas.keys.title')} onClick={() => ui.setState({ sheet: true })}><IconKeyboard {...LOOK} /></Control>
    </div>
  );
}
