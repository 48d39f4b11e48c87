/** The menus of the editor's buttons. They stand in a file of their own, so that nobody waits for them before the canvas is there. */
import { Menu, type FloatingPosition } from '@mantine/core';
import { useEffect, useImperativeHandle, type Ref, type RefObject } from 'react';
import { FigureItems } from './menus/FigureItems.tsx';
import { JourneyItems } from './menus/JourneyItems.tsx';
import { LayoutItems } from './menus/LayoutItems.tsx';
import { UndoItems } from './menus/UndoItems.tsx';
import type { MenuItems } from './menus/menu-items.ts';

interface OpenMenuProps {
  /** Of the button; the menu's own is made from it. */
  id: string;
  button: RefObject<HTMLButtonElement | null>;
  opened: boolean;
  position: FloatingPosition;
  items: MenuItems;
  /** Stays the same. */
  onChange: (opened: boolean) => void;
}

export function OpenMenu({ id, button, opened, position, items, onChange }: OpenMenuProps) {
  // It comes closed and opens then: only so it notices where the keyboard was, and gives it back.
  useEffect(() => onChange(true), [onChange]);
  return (
    <Menu id={id} opened={opened} onChange={onChange} position={position} withinPortal>
      <Menu.Target><Standing button={button} /></Menu.Target>
      <Menu.Dropdown>{itemsOf(items)}</Menu.Dropdown>
    </Menu>
  );
}

function itemsOf(items: MenuItems) {
  switch (items.kind) {
    case 'journey': return <JourneyItems />;
    case 'undo': return <UndoItems />;
    case 'layout': return <LayoutItems />;
    case 'figures': return <FigureItems span={items.span} onChoose={items.onChoose} />;
  }
}

/** Stands for a button that is on the page already. */
export function Standing({ ref, button }: { ref?: Ref<HTMLElement | null>; button: RefObject<HTMLButtonElement | null> }) {
  useImperativeHandle<HTMLElement | null, HTMLElement | null>(ref, () => button.current, [button]);
  return null;
}
