/** What the right button offers, for what it was pressed on. */
import { Menu } from '@mantine/core';
import { IconAdjustments, IconArrowRight, IconClipboard, IconCopy, IconCopyPlus, IconCut, IconFold, IconFoldDown, IconNote, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useJourney, useJourneyStore } from '../../journey-store/JourneyStoreProvider.tsx';
import { edgeKey } from '../../journey-store/edge-key.ts';
import { useClipboard } from '../actions/use-clipboard.ts';
import { useEditing } from '../actions/use-editing.ts';
import { useAddTarget } from '../actions/use-add-target.ts';
import { useCanvasUi, useCanvasUiStore, type OpenMenu } from '../canvas-ui.ts';
import { useFold } from '../keys/use-fold.ts';
import { MODIFIER } from '../keys/shortcuts.ts';
import { useEditorPanel } from '../use-editor-panel.ts';

const LOOK = { size: 16, stroke: 1.7, 'aria-hidden': true } as const;

export function ContextMenu() {
  const ui = useCanvasUiStore();
  const menu = useCanvasUi((state) => state.menu);
  if (menu === undefined) return null;
  const close = () => ui.setState({ menu: undefined });
  return (
    <Menu opened onClose={close} position="bottom-start" withinPortal transitionProps={{ duration: 0 }} width={230}>
      <Menu.Target><span style={{ position: 'fixed', left: menu.at.x, top: menu.at.y, width: 1, height: 1 }} /></Menu.Target>
      <Menu.Dropdown>{menu.kind === 'edge' ? <EdgeItems edgeId={menu.key} at={menu.at} /> : <CardItems menu={menu} />}</Menu.Dropdown>
    </Menu>
  );
}

function EdgeItems({ edgeId, at }: { edgeId: string; at: OpenMenu['at'] }) {
  const { t } = useTranslation();
  const ui = useCanvasUiStore();
  const editing = useEditing();
  const edge = useJourney(({ document }) => document.edges.find((one) => edgeKey(one) === edgeId));
  if (edge === undefined) return null;
  return (
    <>
      <Menu.Item leftSection={<IconPlus {...LOOK} />} onClick={() => ui.setState({ adding: { target: { kind: 'edge', edge }, at } })}>{t('canvas.addHere')}</Menu.Item>
      <Menu.Item leftSection={<IconTrash {...LOOK} />} onClick={() => editing.unlink(edge)}>{t('canvas.unlink')}</Menu.Item>
    </>
  );
}

function CardItems({ menu }: { menu: Exclude<OpenMenu, { kind: 'edge' }> }) {
  const { t } = useTranslation();
  const ui = useCanvasUiStore();
  const editing = useEditing();
  const clipboard = useClipboard();
  const addTarget = useAddTarget();
  const fold = useFold();
  const journey = useJourneyStore();
  const { open } = useEditorPanel();
  const folded = useJourney(({ collapsed }) => menu.kind === 'node' && collapsed.includes(menu.id));
  const key = (name: string) => <span style={{ color: 'var(--mantine-color-dimmed)', fontSize: 12 }}>{name}</span>;
  if (menu.kind === 'pane') {
    return (
      <>
        <Menu.Item leftSection={<IconPlus {...LOOK} />} onClick={() => ui.setState({ adding: { target: { kind: 'place', at: menu.place }, at: menu.at } })}>{t('canvas.add')}</Menu.Item>
        <Menu.Item leftSection={<IconNote {...LOOK} />} onClick={() => editing.addNote(menu.place)}>{t('canvas.addNote')}</Menu.Item>
        <Menu.Item leftSection={<IconClipboard {...LOOK} />} onClick={() => clipboard.read(menu.place)} rightSection={key(`${MODIFIER} V`)}>{t('canvas.paste')}</Menu.Item>
      </>
    );
  }
  return (
    <>
      {menu.kind === 'node' && (
        <>
          <Menu.Item leftSection={<IconAdjustments {...LOOK} />} onClick={() => open({ panel: 'node', node: menu.id })}>{t('canvas.open')}</Menu.Item>
          <Menu.Item leftSection={<IconPencil {...LOOK} />} rightSection={key('F2')} onClick={() => ui.setState({ renaming: menu.id })}>{t('canvas.rename')}</Menu.Item>
          <Menu.Item leftSection={<IconPlus {...LOOK} />} rightSection={key('A')} onClick={() => ui.setState({ focused: menu.id, adding: { target: addTarget(), at: menu.at } })}>{t('canvas.addAfter')}</Menu.Item>
          <Menu.Item leftSection={<IconArrowRight {...LOOK} />} rightSection={key('C')} onClick={() => ui.setState({ connecting: menu.id })}>{t('canvas.connect')}</Menu.Item>
          <Menu.Item leftSection={folded ? <IconFoldDown {...LOOK} /> : <IconFold {...LOOK} />} rightSection={key('K')} onClick={() => fold(menu.id)}>{folded ? t('canvas.unfold') : t('canvas.fold')}</Menu.Item>
          <Menu.Divider />
        </>
      )}
      {menu.kind === 'note' && <Menu.Item leftSection={<IconPencil {...LOOK} />} onClick={() => ui.setState({ editingNote: menu.index })}>{t('canvas.editNote')}</Menu.Item>}
      <Menu.Item leftSection={<IconCopy {...LOOK} />} rightSection={key(`${MODIFIER} C`)} onClick={() => clipboard.write(clipboard.copied())}>{t('canvas.copy')}</Menu.Item>
      <Menu.Item leftSection={<IconCut {...LOOK} />} rightSection={key(`${MODIFIER} X`)} onClick={() => clipboard.write(clipboard.cut())}>{t('canvas.cut')}</Menu.Item>
      <Menu.Item leftSection={<IconCopyPlus {...LOOK} />} rightSection={key(`${MODIFIER} D`)} onClick={clipboard.duplicate}>{t('canvas.duplicate')}</Menu.Item>
      <Menu.Item leftSection={<IconTrash {...LOOK} />} rightSection={key('⌫')} onClick={() => journey.getState().selection.nodes.length + journey.getState().selection.notes.length > 0 && editing.remove()}>{t('canvas.delete')}</Menu.Item>
    </>
  );
}
