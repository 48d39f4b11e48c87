/** At the lower edge of the canvas: how one looks at it, tidying, notes, figures, and help. */
import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconArrowAutofitDown, IconArrowAutofitRight, IconFocusCentered, IconKeyboard, IconLassoPolygon, IconLayoutGrid, IconMap2, IconMinus, IconNote, IconPlus, IconSearch, IconZoomScan } from '@tabler/icons-react';
import { useStore } from '@xyflow/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMiddle } from '../actions/use-add-target.ts';
import { useEditing } from '../actions/use-editing.ts';
import { useView } from '../actions/use-view.ts';
import { useCanvasUi, useCanvasUiStore } from '../canvas-ui.ts';
import { useEditable } from '../editable.ts';
import { FiguresSwitch } from '../figures/FiguresSwitch.tsx';
import { useLayout } from '../layout/use-layout.ts';
import classes from './CanvasControls.module.css';

const LOOK = { size: 18, stroke: 1.7, 'aria-hidden': true } as const;

export function CanvasControls() {
  const { t } = useTranslation();
  const ui = useCanvasUiStore();
  const view = useView();
  const editing = useEditing();
  const middle = useMiddle();
  const layout = useLayout();
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
          <Menu position="top" withinPortal>
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" size={34} aria-label={t('canvas.layout')} title={t('canvas.layout')}><IconLayoutGrid {...LOOK} /></ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconArrowAutofitDown {...LOOK} />} onClick={() => void layout('down')}>{t('canvas.layoutDown')}</Menu.Item>
              <Menu.Item leftSection={<IconArrowAutofitRight {...LOOK} />} onClick={() => void layout('right')}>{t('canvas.layoutRight')}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </>
      )}
      <FiguresSwitch />
      <span className={classes.line} />
      <Control name={t('canvas.keys.title')} onClick={() => ui.setState({ sheet: true })}><IconKeyboard {...LOOK} /></Control>
    </div>
  );
}

export function Control({ name, pressed, onClick, children }: { name: string; pressed?: boolean; onClick(): void; children: ReactNode }) {
  return (
    <Tooltip label={name} openDelay={400} withinPortal>
      <ActionIcon variant={pressed === true ? 'light' : 'subtle'} color={pressed === true ? 'klang' : 'gray'} size={34} aria-label={name} {...(pressed !== undefined && { 'aria-pressed': pressed })} onClick={onClick}>{children}</ActionIcon>
    </Tooltip>
  );
}
