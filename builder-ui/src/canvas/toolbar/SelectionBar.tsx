/** What can be done to several chosen cards at once, above them in the middle of the canvas. */
import { Menu, ActionIcon } from '@mantine/core';
import {
  IconCopy, IconCopyPlus, IconLayoutAlignBottom, IconLayoutAlignCenter, IconLayoutAlignLeft, IconLayoutAlignMiddle, IconLayoutAlignRight, IconLayoutAlignTop, IconLayoutDistributeHorizontal,
  IconLayoutDistributeVertical, IconTrash, IconLayoutBoard,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useJourney } from '../../journey-store/JourneyStoreProvider.tsx';
import { useClipboard } from '../actions/use-clipboard.ts';
import { useEditing } from '../actions/use-editing.ts';
import type { Alignment } from '../actions/arrange.ts';
import { Control } from './Control.tsx';
import classes from './SelectionBar.module.css';

const LOOK = { size: 18, stroke: 1.7, 'aria-hidden': true } as const;
const ALIGNMENTS: readonly [Alignment, typeof IconCopy][] = [
  ['left', IconLayoutAlignLeft], ['center', IconLayoutAlignCenter], ['right', IconLayoutAlignRight], ['top', IconLayoutAlignTop], ['middle', IconLayoutAlignMiddle], ['bottom', IconLayoutAlignBottom],
];

export function SelectionBar() {
  const { t } = useTranslation();
  const editing = useEditing();
  const clipboard = useClipboard();
  const count = useJourney(({ selection }) => selection.nodes.length + selection.notes.length);
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('canvas.selection')}>
      <span className={classes.count}>{t('canvas.selected', { count })}</span>
      <Menu position="bottom" withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={34} aria-label={t('canvas.align')} title={t('canvas.align')}><IconLayoutBoard {...LOOK} /></ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {ALIGNMENTS.map(([how, Shape]) => <Menu.Item key={how} leftSection={<Shape {...LOOK} />} onClick={() => editing.align(how)}>{t(`canvas.alignments.${how}`)}</Menu.Item>)}
          {count > 2 && (
            <>
              <Menu.Divider />
              <Menu.Item leftSection={<IconLayoutDistributeVertical {...LOOK} />} onClick={() => editing.distribute('x')}>{t('canvas.distributeX')}</Menu.Item>
              <Menu.Item leftSection={<IconLayoutDistributeHorizontal {...LOOK} />} onClick={() => editing.distribute('y')}>{t('canvas.distributeY')}</Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <Control name={t('canvas.copy')} onClick={() => clipboard.write(clipboard.copied())}><IconCopy {...LOOK} /></Control>
      <Control name={t('canvas.duplicate')} onClick={clipboard.duplicate}><IconCopyPlus {...LOOK} /></Control>
      <Control name={t('canvas.delete')} onClick={editing.remove}><IconTrash {...LOOK} /></Control>
    </div>
  );
}
